// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/terminal.h"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace attune::search {
namespace {

namespace json = boost::json;

class CardWriter {
 public:
  CardWriter(const SearchPage& page, const Engine& engine, const TerminalStyle& style)
      : page_(page),
        messages_(engine.messages()),
        ui_(engine.messages().choose(page.ui)),
        style_(style) {}

  std::string write() {
    for (const auto& relaxation : page_.relaxations) write_relaxation(relaxation);
    for (std::size_t i = 0; i < page_.hits.size(); ++i) write_hit(page_.hits[i], i + 1);
    out_ += fmt::format("{} of {} · {}\n", page_.hits.size(), page_.total, page_.locale);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string label(const std::string& axis, const std::string& id) const {
    return messages_.text(ui_, axis, id);
  }

  [[nodiscard]] std::string bold(const std::string& text) const {
    return style_.colour ? "\033[1m" + text + "\033[0m" : text;
  }
  [[nodiscard]] std::string dim(const std::string& text) const {
    return style_.colour ? "\033[2m" + text + "\033[0m" : text;
  }

  void write_relaxation(const Relaxation& relaxation) {
    if (relaxation.code == "dropped-words") {
      out_ += messages_.sentence(
                  ui_, "No entry has these words. Showing everything the filters allow.", {}) +
              "\n\n";
      return;
    }
    std::string values;
    for (const auto& value : relaxation.values)
      values += (values.empty() ? "" : ", ") + label(relaxation.filter, value);
    out_ += messages_.sentence(ui_, "Nothing fits “{values}”. Showing results without this filter.",
                               {{"values", values}}) +
            "\n\n";
  }

  void write_hit(const Hit& hit, std::size_t number) {
    const auto& record = hit.document->record;
    const auto card = json::parse("{" + record.card + "}").as_object();
    const auto& wording = record.wordings[hit.wording];
    out_ += fmt::format("{}  {}\n", bold(std::to_string(number)), bold(first_line(hit, card)));
    if (record.kind != "phrase") out_ += "   " + wording.text + "\n";
    if (!wording.gloss.empty()) out_ += dim("   ≈ " + wording.gloss) + "\n";
    out_ += dim("   " + tags(hit, card)) + "\n";
    write_field(card, "why", "Why");
    write_field(card, "use_when", "Use when");
    write_field(card, "avoid_when", "Avoid when");
    out_ += dim("   " + record.id) + "\n\n";
  }

  [[nodiscard]] static std::string first_line(const Hit& hit, const json::object& card) {
    const auto& record = hit.document->record;
    return record.kind == "phrase" || card.at("title").as_string().empty()
               ? record.wordings[hit.wording].text
               : std::string(card.at("title").as_string());
  }

  [[nodiscard]] std::string tags(const Hit& hit, const json::object& card) const {
    const auto& record = hit.document->record;
    std::string out = label("kind", record.kind) + " · " + record.locale;
    if (hit.fallback)
      out += " " + messages_.sentence(ui_, "(not {locale})", {{"locale", page_.locale}});
    for (const auto* axis : {"stage", "strategy"})
      if (const auto id = std::string(card.at(axis).as_string()); !id.empty())
        out += " · " + label(axis, id);
    if (const auto& id = record.wordings[hit.wording].register_id; !id.empty()) out += " · " + id;
    return out + " · " + label("review-state", record.review_state);
  }

  void write_field(const json::object& card, const char* field, const char* heading) {
    const auto& english = card.at("english").as_object();
    const bool read_english = ui_ == "en" && english.contains(field);
    const auto text = std::string((read_english ? english.at(field) : card.at(field)).as_string());
    if (text.empty()) return;
    write_wrapped(messages_.text(ui_, "page", heading) + ": " + text);
  }

  /// Breaks between words; a language without spaces goes on one line and the terminal breaks it.
  void write_wrapped(const std::string& text) {
    int column = 0;
    out_ += "  ";
    for (std::size_t at = 0; at < text.size();) {
      const auto space = std::min(text.find(' ', at), text.size());
      const auto word = text.substr(at, space - at);
      const auto length = static_cast<int>(word.size());
      if (column > 0 && column + 1 + length > style_.width - 3) {
        out_ += "\n  ";
        column = 0;
      }
      out_ += " " + word;
      column += 1 + length;
      at = space + 1;
    }
    out_ += '\n';
  }

  const SearchPage& page_;
  const locales::Messages& messages_;
  std::string ui_;
  TerminalStyle style_;
  std::string out_;
};

}  // namespace

std::string to_cards(const SearchPage& page, const Engine& engine, const TerminalStyle& style) {
  return CardWriter(page, engine, style).write();
}

std::string to_sentence(const Problem& problem, const Engine& engine, const std::string& ui) {
  return engine.messages().sentence(engine.messages().choose(ui),
                                    std::string(problem.kind->sentence), problem.values);
}

}  // namespace attune::search
