// SPDX-License-Identifier: GPL-2.0-or-later
// How `attune read` and `attune check` speak.
#include <fmt/format.h>

#include "locales/unicode.h"
#include "search/terminal.h"

namespace attune::search {
namespace {

class Writer {
 public:
  Writer(std::string_view text, const Engine& engine, const std::string& ui,
         const TerminalStyle& style)
      : text_(locales::to_utf32(text)),
        messages_(engine.messages()),
        ui_(engine.messages().choose(ui)),
        style_(style) {}

  std::string write(const MessageReading& reading) {
    const auto& message = reading.message;
    for (const auto& [hit, evidence, likely] : reading.protocols)
      out_ += (likely ? bold("‼ " + title_of(hit)) : dim("? " + title_of(hit))) + "  " +
              quoted(evidence) + "\n  " + hit.document->record.id + "\n\n";
    const auto& language = reading.languages.front();
    out_ += fmt::format("{} {:.0f} %{}\n", reading.target->tag, 100 * language.confidence,
                        language.given ? " (given)" : "");
    write_signs("situation", message.situations);
    write_signs("emotion", message.emotions);
    out_ += fmt::format("intensity {} · {} · {}\n\n", message.intensity,
                        label("escalation", std::to_string(message.escalation)),
                        message.sure ? "sure" : "not sure");
    for (const auto& stage : reading.plan) {
      out_ += bold(label("stage", stage.stage)) + "\n";
      for (const auto& hit : stage.hits) write_phrase(hit);
    }
    for (const auto& norm : reading.norms)
      out_ += dim("· " + title_of(norm) + "  " + norm.document->record.id) + "\n";
    return std::move(out_);
  }

  std::string write(const std::vector<Finding>& findings) {
    for (const auto& finding : findings) {
      const bool structural = finding.entry.empty();
      const auto why = structural ? messages_.sentence(ui_, finding.why, {})
                       : ui_ == "en" && !finding.english_why.empty() ? finding.english_why
                                                                     : finding.why;
      out_ += fmt::format("{}:{}: {}: {} {}\n", finding.place.first, finding.place.second,
                          finding.level, finding.rule, bold(quoted({finding.place})));
      out_ += "   " + why + "\n";
      for (const auto& better : finding.better) {
        out_ += "   → " + better.text + "\n";
        if (!better.gloss.empty()) out_ += dim("     ≈ " + better.gloss) + "\n";
      }
    }
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
  [[nodiscard]] static std::string title_of(const Hit& hit) {
    return hit.document->record.wordings.front().text;
  }

  [[nodiscard]] std::string quoted(const std::vector<Offsets>& places) const {
    std::string out;
    for (const auto& [begin, end] : places)
      out += (out.empty() ? "“" : " … ") + locales::to_utf8(text_.substr(begin, end - begin));
    return out.empty() ? out : out + "”";
  }

  void write_signs(const char* axis, const std::vector<Sign>& signs) {
    for (const auto& sign : signs)
      out_ += fmt::format("{} {:.0f} %  {}\n", label(axis, sign.id), 100 * sign.confidence,
                          dim(quoted(sign.evidence)));
  }

  void write_phrase(const Hit& hit) {
    const auto& wording = hit.document->record.wordings[hit.wording];
    out_ += "   " + wording.text + "\n";
    if (!wording.gloss.empty()) out_ += dim("   ≈ " + wording.gloss) + "\n";
    out_ += dim("   " + hit.document->record.id) + "\n\n";
  }

  std::u32string text_;
  const locales::Messages& messages_;
  std::string ui_;
  TerminalStyle style_;
  std::string out_;
};

}  // namespace

std::string to_text(const MessageReading& reading, std::string_view text, const Engine& engine,
                    const std::string& ui, const TerminalStyle& style) {
  return Writer(text, engine, ui, style).write(reading);
}

std::string to_text(const std::vector<Finding>& findings, std::string_view text,
                    const Engine& engine, const std::string& ui, const TerminalStyle& style) {
  return Writer(text, engine, ui, style).write(findings);
}

}  // namespace attune::search
