// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/drafting.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "locales/unicode.h"

namespace attune::search {
namespace {

using index::Record;

/// The most a message of a channel holds well, in code points.
struct ChannelLength {
  std::string_view channel;
  std::size_t most;
};
constexpr std::array kLengths{ChannelLength{"sms", 160}, ChannelLength{"social", 280},
                              ChannelLength{"chat", 700}, ChannelLength{"voice", 600}};

// Sentences of structural findings; the catalogues translate them.
constexpr const char* kEmptySlot = "A placeholder was not filled in. Fill it or take it out.";
constexpr const char* kMixedRegister =
    "The form of address changes within the message. Keep to one.";
constexpr const char* kRepeatedApology =
    "This apologises again. One apology, then what happens next, is worth more.";
constexpr const char* kButAfterEmpathy =
    "What follows takes back the understanding before it. End the sentence and go on plainly.";
constexpr const char* kShouting = "Capitals and rows of exclamation marks read as shouting.";
constexpr const char* kTooLong = "This is long for the channel. Send the next step first.";

bool overlap(const Offsets& a, const Offsets& b) {
  return a.first < b.second && b.first < a.second;
}

/// Where the customer's own words are quoted.
class Quotations {
 public:
  explicit Quotations(const std::u32string& text) {
    constexpr std::array<std::pair<char32_t, char32_t>, 7> kMarks{{{U'“', U'”'},
                                                                   {U'„', U'“'},
                                                                   {U'«', U'»'},
                                                                   {U'»', U'«'},
                                                                   {U'「', U'」'},
                                                                   {U'『', U'』'},
                                                                   {U'"', U'"'}}};
    bool line_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (line_start && text[i] == U'>') {
        const auto end = std::min(text.find(U'\n', i), text.size());
        add(i, end);
        i = end;
      }
      line_start = i < text.size() && text[i] == U'\n';
      for (const auto& [open, close] : kMarks) {
        if (i >= text.size() || text[i] != open) continue;
        const auto end = text.find(close, i + 1);
        if (end == std::u32string::npos || end - i > kLongest) continue;
        add(i, end + 1);
        i = end;
        break;
      }
    }
  }

  [[nodiscard]] bool cover(const Offsets& place) const {
    return std::any_of(ranges_.begin(), ranges_.end(),
                       [&](const Offsets& range) { return overlap(range, place); });
  }

 private:
  static constexpr std::size_t kLongest = 400;
  void add(std::size_t begin, std::size_t end) {
    ranges_.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  }
  std::vector<Offsets> ranges_;
};

class Checker {
 public:
  Checker(const DraftRequest& draft, const Target& target)
      : draft_(draft),
        target_(target),
        pack_(*target.pack),
        text_(locales::to_utf32(draft.text)),
        quotations_(text_),
        sightings_(pack_.drafted().find(draft.text,
                                        pack_.entries().reading.analyzer.analyze(draft.text))) {}

  std::vector<Finding> run() {
    find_wordings();
    find_slots();
    find_mixed_registers();
    find_apologies();
    find_but();
    for (const auto& [begin, end] : locales::shouted(draft_.text))
      add_structural({begin, end}, "shouting", "warning", kShouting);
    find_length();
    std::sort(out_.begin(), out_.end(), [](const Finding& a, const Finding& b) {
      return a.place != b.place ? a.place < b.place : a.rule < b.rule;
    });
    return std::move(out_);
  }

 private:
  void find_wordings() {
    for (const auto& sighting : sightings_) {
      if (sighting.meaning->of != Meaning::Of::Entry) continue;
      const auto id = sighting.meaning->document;
      const Offsets place{sighting.begin, sighting.end};
      if (!target_.view->visible.test(id) || quotations_.cover(place)) continue;
      const auto& record = pack_.document(id).record;
      if (widen_known(record, place)) continue;
      out_.push_back({place, record.rule, record.level, record.id, record.why, record.english_why,
                      better_of(record)});
    }
  }

  /// Two patterns of one rule that overlap have found one thing.
  bool widen_known(const Record& record, const Offsets& place) {
    for (auto& known : out_)
      if (known.rule == record.rule && overlap(known.place, place)) {
        known.place = {std::min(known.place.first, place.first),
                       std::max(known.place.second, place.second)};
        return true;
      }
    return false;
  }

  [[nodiscard]] std::vector<Better> better_of(const Record& record) const {
    const auto& own = record.wordings.front();
    std::vector<Better> out{{record.id, own.text, own.gloss}};
    for (const auto id : target_.view->documents) {
      if (pack_.is_utterance(id)) break;
      const auto& other = pack_.document(id).record;
      if (std::find(record.instead.begin(), record.instead.end(), other.id) == record.instead.end())
        continue;
      const auto& wording = in_register(other);
      out.push_back({other.id, wording.text, wording.gloss});
    }
    return out;
  }

  /// The wording in the register of the draft, or the first.
  [[nodiscard]] const index::Wording& in_register(const Record& record) const {
    const auto wanted = draft_.register_id.empty() ? default_register() : draft_.register_id;
    for (const auto& wording : record.wordings)
      if (wording.register_id == wanted) return wording;
    return record.wordings.front();
  }

  [[nodiscard]] std::string default_register() const {
    for (const auto& each : pack_.locale_for(target_.tag).registers)
      if (each.is_default) return each.id;
    return {};
  }

  void add_structural(const Offsets& place, const char* rule, const char* level,
                      const char* sentence) {
    if (quotations_.cover(place) || is_said_already(place)) return;
    out_.push_back({place, rule, level, "", sentence, sentence, {}});
  }

  /// An entry that found the same words says it better.
  [[nodiscard]] bool is_said_already(const Offsets& place) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Finding& known) {
      return !known.entry.empty() && known.place.first <= place.first &&
             place.second <= known.place.second;
    });
  }

  /// {name}, [name], <name>, __, XX: what templates leave behind.
  void find_slots() {
    constexpr std::array<std::pair<char32_t, char32_t>, 4> kBrackets{
        {{U'{', U'}'}, {U'[', U']'}, {U'<', U'>'}, {U'【', U'】'}}};
    constexpr std::size_t kLongest = 40;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      for (const auto& [open, close] : kBrackets) {
        if (text_[i] != open) continue;
        const auto end = text_.find(close, i + 1);
        if (end == std::u32string::npos || end - i > kLongest || end == i + 1) continue;
        add_slot(i, end + 1);
        i = end;
        break;
      }
      for (const char32_t filler : {U'_', U'X', U'○', U'〇'}) {
        auto end = i;
        while (end < text_.size() && text_[end] == filler) ++end;
        const bool alone =
            i == 0 || text_[i - 1] > 127 || std::isalnum(static_cast<int>(text_[i - 1])) == 0;
        if (end - i < 2 + (filler == U'X' ? 1U : 0U) || !alone) continue;
        add_slot(i, end);
        i = end;
      }
    }
  }
  void add_slot(std::size_t begin, std::size_t end) {
    add_structural({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                   "empty-slot", "error", kEmptySlot);
  }

  /// Forms of another register than the one asked for, or than the one most of the draft is in.
  void find_mixed_registers() {
    constexpr std::string_view kOfRegister = "register:";
    std::map<std::string, std::vector<Offsets>> places;
    for (const auto& sighting : sightings_)
      if (sighting.meaning->id.starts_with(kOfRegister) &&
          sighting.meaning->of == Meaning::Of::Cue &&
          !quotations_.cover({sighting.begin, sighting.end}))
        places[sighting.meaning->id.substr(kOfRegister.size())].emplace_back(sighting.begin,
                                                                             sighting.end);
    auto right = draft_.register_id;
    if (right.empty()) {
      if (places.size() < 2) return;
      const auto fallback = default_register();
      std::size_t most = 0;
      for (const auto& [id, found] : places)
        if (found.size() > most || (found.size() == most && id == fallback)) {
          most = found.size();
          right = id;
        }
    }
    for (const auto& [id, found] : places)
      if (id != right)
        for (const auto& place : distinct(found))
          add_structural(place, "mixed-register", "warning", kMixedRegister);
  }

  /// Overlapping places as one.
  static std::vector<Offsets> distinct(std::vector<Offsets> places) {
    std::sort(places.begin(), places.end());
    std::vector<Offsets> out;
    for (const auto& place : places) {
      if (!out.empty() && place.first < out.back().second) {
        out.back().second = std::max(out.back().second, place.second);
      } else {
        out.push_back(place);
      }
    }
    return out;
  }

  [[nodiscard]] std::vector<Offsets> seen(std::string_view cue) const {
    std::vector<Offsets> out;
    for (const auto& sighting : sightings_)
      if (sighting.meaning->of == Meaning::Of::Cue && sighting.meaning->id == cue)
        out.emplace_back(sighting.begin, sighting.end);
    return distinct(std::move(out));
  }

  /// One apology is meant, one at the end is custom; from the third on it is a tic.
  void find_apologies() {
    constexpr std::size_t kMeant = 2;
    const auto apologies = seen("apology");
    for (std::size_t i = kMeant; i < apologies.size(); ++i)
      add_structural(apologies[i], "repeated-apology", "warning", kRepeatedApology);
  }

  /// “I understand, but …”: within the sentence, or at the start of the next.
  void find_but() {
    auto kind = seen("empathy");
    for (const auto& place : seen("apology")) kind.push_back(place);
    for (const auto& but : seen("but"))
      if (std::any_of(kind.begin(), kind.end(), [&](const Offsets& before) {
            return before.second <= but.first && sentence_ends(before.second, but.first) <= 1 &&
                   (sentence_ends(before.second, but.first) == 0 || starts_sentence(but.first));
          }))
        add_structural(but, "but-after-empathy", "warning", kButAfterEmpathy);
  }

  [[nodiscard]] static bool ends_sentence(char32_t c) {
    return std::u32string_view(U".!?。！？؟।\n").find(c) != std::u32string_view::npos;
  }
  [[nodiscard]] std::size_t sentence_ends(std::uint32_t begin, std::uint32_t end) const {
    std::size_t out = 0;
    for (auto i = begin; i < end; ++i)
      out += ends_sentence(text_[i]) && (i == 0 || !ends_sentence(text_[i - 1])) ? 1 : 0;
    return out;
  }
  [[nodiscard]] bool starts_sentence(std::uint32_t at) const {
    while (at > 0 && text_[at - 1] == U' ') --at;
    return at == 0 || ends_sentence(text_[at - 1]);
  }

  void find_length() {
    for (const auto& [channel, most] : kLengths)
      if (draft_.channel == channel && text_.size() > most)
        out_.push_back(
            {{static_cast<std::uint32_t>(most), static_cast<std::uint32_t>(text_.size())},
             "too-long",
             "hint",
             "",
             kTooLong,
             kTooLong,
             {}});
  }

  const DraftRequest& draft_;
  const Target& target_;
  const Pack& pack_;
  std::u32string text_;
  Quotations quotations_;
  std::vector<Sighting> sightings_;
  std::vector<Finding> out_;
};

}  // namespace

std::vector<Finding> check_draft(const DraftRequest& draft, const Target& target) {
  return Checker(draft, target).run();
}

}  // namespace attune::search
