// SPDX-License-Identifier: GPL-2.0-or-later
// Rules for entries of every kind, and between entries.
#include "corpus/validate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "corpus/entry_check.h"

namespace attune::corpus {
namespace {

/// "corpus/content/es/phrases/flow.yaml:12"
std::string place_of(const Entry& entry) {
  return fmt::format("{}:{}", entry.file, entry.mark.line);
}

/// Lower-case words of letters, digits and hyphens, joined by `/`, two or more.
bool is_entry_id(std::string_view id) {
  std::size_t words = 0;
  for (;;) {
    const std::string_view word = id.substr(0, id.find('/'));
    const bool clean = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == word.npos;
    if (word.empty() || !clean || word.front() == '-' || word.back() == '-') return false;
    ++words;
    if (word.size() == id.size()) return words >= 2;
    id.remove_prefix(word.size() + 1);
  }
}

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

int to_number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

/// A day that exists, as 2026-03-14.
bool is_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const std::string_view year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8);
  if (!is_number(year) || !is_number(month) || !is_number(day)) return false;
  constexpr std::array<int, 12> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int y = to_number(year), m = to_number(month), d = to_number(day);
  if (m < 1 || m > 12 || d < 1 || d > kDays[static_cast<std::size_t>(m) - 1]) return false;
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  return m != 2 || d != 29 || leap;
}

// ---- One entry
// ---------------------------------------------------------------------------------------

void check_ids(const EntryCheck& check) {
  const Entry& entry = check.entry;
  const auto expect_all = [&](std::string_view field, Axis axis,
                              const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      check.expect_id(indexed(field, i), axis, ids[i]);
      if (std::find(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) ==
          ids.begin() + static_cast<std::ptrdiff_t>(i)) {
        continue;
      }
      check.fault(indexed(field, i), "repeated-id",
                  fmt::format("“{}” stands twice in {}", ids[i], field), "keep one of them");
    }
  };
  expect_all("situations", Axis::Situation, entry.situations);
  expect_all("emotions", Axis::Emotion, entry.emotions);
  expect_all("channels", Axis::Channel, entry.channels);
  expect_all("risk", Axis::Risk, entry.risk);
  check.expect_id("stage", Axis::Stage, entry.stage);
  check.expect_id("strategy", Axis::Strategy, entry.strategy);
  check.expect_id("review.state", Axis::ReviewState, entry.review.state);
  for (std::size_t i = 0; i < entry.sources.size(); ++i) {
    check.expect_id(indexed("sources", i, "kind"), Axis::SourceKind, entry.sources[i].kind);
  }
  if (!entry.id.empty() && !is_entry_id(entry.id)) {
    check.fault(
        "id", "bad-id", fmt::format("“{}” is not the shape of an id", entry.id),
        "write lower-case words of a–z, 0–9 and - joined by /: late-delivery/own-and-trace");
  }
  if (!entry.change.empty() && entry.change != "meaning" && entry.change != "wording") {
    check.fault("change", "unknown-change", fmt::format("“{}” is not a change", entry.change),
                did_you_mean(entry.change, {"meaning", "wording"}));
  }
}

void check_register(const EntryCheck& check, std::string_view path, std::string_view id) {
  if (id.empty() || check.locale == nullptr) return;
  std::vector<std::string_view> known;
  for (const locales::Register& each : check.locale->registers) known.push_back(each.id);
  if (std::find(known.begin(), known.end(), id) != known.end()) return;
  check.fault(path, "unknown-register",
              fmt::format("{} has no register “{}”", check.entry.locale, id),
              did_you_mean(id, known));
}

void check_registers(const EntryCheck& check) {
  check_register(check, "register", check.entry.register_id);
  if (const auto* phrase = std::get_if<Phrase>(&check.entry.body)) {
    for (std::size_t i = 0; i < phrase->say.size(); ++i) {
      check_register(check, indexed("say", i, "register"), phrase->say[i].register_id);
    }
  }
  if (const auto* protocol = std::get_if<Protocol>(&check.entry.body)) {
    for (std::size_t i = 0; i < protocol->first_words.size(); ++i) {
      check_register(check, indexed("first_words", i, "register"),
                     protocol->first_words[i].register_id);
    }
  }
}

void check_review(const EntryCheck& check) {
  const Review& review = check.entry.review;
  const auto check_date = [&](std::string_view path, const std::string& date) {
    if (date.empty() || is_iso_date(date)) return;
    check.fault(path, "bad-date", fmt::format("“{}” is not a date", date),
                "write year-month-day: 2026-03-14");
  };
  check_date("review.on", review.on);
  check_date("review.review_by", review.review_by);
  const bool claims_review = review.state == "reviewed" || review.state == "validated";
  if (claims_review && (review.by.empty() || review.on.empty())) {
    check.fault("review.state", "unsigned-review",
                fmt::format("“{}” without who reviewed it and when", review.state),
                "add `by` and `on`, or write `state: draft`");
  }
}

void check_english(const EntryCheck& check) {
  const Entry& entry = check.entry;
  const bool needs_english = entry.kind() != Kind::Utterance;
  if (is_english(entry.locale)) {
    if (!entry.english.empty()) {
      check.fault("english", "english-in-english", "an English entry needs no `english`",
                  "delete the block");
    }
  } else if (needs_english && spot_of(entry, "english").value == entry.mark) {
    check.fault("", "missing-english", fmt::format("“{}” has no guidance in English", entry.id),
                "add an `english` block for agents who do not read the locale’s language");
  }
}

// ---- Between entries
// ---------------------------------------------------------------------------------

/// All ids by locale, and the first entry of each id, to hold the others against.
class EntryIndex {
 public:
  void add(const Entry& entry, Diagnostics& faults) {
    if (entry.id.empty()) return;
    const auto [same, is_new] = by_locale_[entry.locale].emplace(entry.id, &entry);
    if (!is_new) {
      faults.add({entry.file, entry.mark, "duplicate-id",
                  fmt::format("“{}” stands already at {}", entry.id, place_of(*same->second)),
                  "give one of them another id, or delete it"});
      return;
    }
    const Entry& first = *first_.emplace(entry.id, &entry).first->second;
    if (first.kind() != entry.kind()) {
      faults.add({entry.file, entry.mark, "kind-differs",
                  fmt::format("“{}” is a {} here and a {} at {}", entry.id, name_of(entry.kind()),
                              name_of(first.kind()), place_of(first)),
                  "one id is one idea of one kind in all locales"});
    }
  }

  [[nodiscard]] bool has(const std::string& locale, std::string_view id) const {
    const auto found = by_locale_.find(locale);
    return found != by_locale_.end() && found->second.contains(id);
  }
  /// The first entry of that id in any locale, or nullptr.
  [[nodiscard]] const Entry* find(std::string_view id) const {
    const auto found = first_.find(id);
    return found == first_.end() ? nullptr : found->second;
  }
  [[nodiscard]] bool has_family(std::string_view prefix) const {
    const auto found = first_.lower_bound(prefix);
    return found != first_.end() && found->first.starts_with(prefix);
  }
  [[nodiscard]] std::vector<std::string_view> ids() const {
    std::vector<std::string_view> all;
    for (const auto& [id, entry] : first_) all.push_back(id);
    return all;
  }

 private:
  std::map<std::string, std::unordered_map<std::string_view, const Entry*>> by_locale_;
  std::map<std::string_view, const Entry*> first_;
};

/// Resolves references: in the locale, in its parents of the same language, or in English.
class References {
 public:
  References(const EntryIndex& index, const locales::Parents& parents)
      : index_(index), parents_(parents), known_(index.ids()) {}

  void check(const EntryCheck& check) {
    const Entry& entry = check.entry;
    check_list(check, "next", entry.next);
    if (const auto* avoid = std::get_if<Avoid>(&entry.body)) {
      check_list(check, "instead", avoid->instead);
    }
    if (const auto* guide = std::get_if<Guide>(&entry.body)) check_steps(check, guide->steps);
    if (const auto* protocol = std::get_if<Protocol>(&entry.body)) {
      check_steps(check, protocol->steps);
    }
  }

 private:
  void check_steps(const EntryCheck& check, const std::vector<Step>& steps) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
      check_list(check, indexed("steps", i, "phrases"), steps[i].phrases);
    }
  }

  void check_list(const EntryCheck& check, std::string_view path,
                  const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (resolves(check.entry.locale, ids[i])) continue;
      check.fault(indexed(path, i), "unknown-reference",
                  fmt::format("no entry “{}” in {}, its parents or en", ids[i], check.entry.locale),
                  remedy_for(ids[i]));
    }
  }

  [[nodiscard]] std::string remedy_for(std::string_view id) const {
    if (const Entry* elsewhere = index_.find(id)) {
      return fmt::format("it stands in {} only: write it here or in en, or delete the reference",
                         elsewhere->locale);
    }
    const auto near = nearest(id, known_);
    return near.empty() ? "write that entry, or delete the reference"
                        : fmt::format("did you mean “{}”?", near);
  }

  bool resolves(const std::string& locale, std::string_view id) {
    auto& chain = chains_[locale];
    if (chain.empty()) {
      chain = locales::fallback_chain(locale, parents_);
      chain.emplace_back("en");
    }
    return std::any_of(chain.begin(), chain.end(),
                       [&](const std::string& each) { return index_.has(each, id); });
  }

  const EntryIndex& index_;
  const locales::Parents& parents_;
  std::vector<std::string_view> known_;
  std::map<std::string, std::vector<std::string>> chains_;
};

using LocaleTable = std::map<std::string_view, const locales::Locale*>;

LocaleTable table_of(std::span<const locales::Locale> locales) {
  LocaleTable table;
  for (const locales::Locale& locale : locales) table.emplace(locale.tag, &locale);
  return table;
}

const locales::Locale* find_locale(const LocaleTable& table, std::string_view tag) {
  const auto found = table.find(tag);
  return found == table.end() ? nullptr : found->second;
}

/// Once per locale: entries without a pack cannot be indexed.
void check_packs(std::span<const Entry> entries, const LocaleTable& table, Diagnostics& faults) {
  std::set<std::string_view> reported;
  for (const Entry& entry : entries) {
    if (table.contains(entry.locale) || !reported.insert(entry.locale).second) continue;
    faults.add({entry.file,
                {},
                "no-locale-pack",
                fmt::format("there is no locale pack for “{}”", entry.locale),
                fmt::format("write locales/packs/{}/locale.yaml", entry.locale)});
  }
}

}  // namespace

void EntryCheck::fault(std::string_view path, std::string code, std::string sentence,
                       std::string remedy) const {
  const Mark mark = path.empty() ? entry.mark : spot_of(entry, path).value;
  faults.add({entry.file, mark, std::move(code), std::move(sentence), std::move(remedy)});
}

void EntryCheck::fault_within(std::string_view path, std::uint32_t offset, Diagnostic fault) const {
  const Spot spot = spot_of(entry, path);
  fault.file = entry.file;
  if (spot.text.line != 0) {
    fault.mark = {spot.text.line, spot.text.column + offset};
  } else {
    fault.mark = spot.value;
    fault.sentence += fmt::format(" (character {} of the text)", offset + 1);
  }
  faults.add(std::move(fault));
}

void EntryCheck::expect_id(std::string_view path, Axis axis, std::string_view id) const {
  if (id.empty() || ids.has(axis, id)) return;
  fault(path, fmt::format("unknown-{}", name_of(axis)),
        fmt::format("“{}” is not a known {}", id, name_of(axis)),
        did_you_mean(id, ids.known(axis)));
}

std::string indexed(std::string_view name, std::size_t index) {
  return fmt::format("{}[{}]", name, index);
}

std::string indexed(std::string_view name, std::size_t index, std::string_view field) {
  return fmt::format("{}[{}].{}", name, index, field);
}

bool is_english(std::string_view locale) {
  return locale == "en" || locale.starts_with("en-");
}

Diagnostics validate(std::span<const Entry> entries, const Standards& standards) {
  Diagnostics faults;
  const TaxonomyIds ids(standards.taxonomy);
  const LocaleTable locales = table_of(standards.locales);
  check_packs(entries, locales, faults);
  EntryIndex index;
  for (const Entry& entry : entries) index.add(entry, faults);
  References references(index, standards.parents);
  for (const Entry& entry : entries) {
    const EntryCheck check{entry, find_locale(locales, entry.locale), ids, faults};
    check_ids(check);
    check_registers(check);
    check_review(check);
    check_english(check);
    check_body(check);
    check_texts(check);
    references.check(check);
  }
  return faults;
}

Diagnostics validate_golden(std::span<const Golden> golden, std::span<const Entry> entries,
                            const Standards& standards) {
  constexpr std::string_view kSituation = "situation:";
  Diagnostics faults, duplicates_reported_by_validate;
  const TaxonomyIds ids(standards.taxonomy);
  const LocaleTable locales = table_of(standards.locales);
  EntryIndex index;
  for (const Entry& entry : entries) index.add(entry, duplicates_reported_by_validate);
  const std::vector<std::string_view> known = index.ids();
  for (const Golden& line : golden) {
    if (!locales.contains(line.locale)) {
      faults.add({line.file, line.mark, "unknown-locale",
                  fmt::format("there is no locale pack for “{}”", line.locale),
                  "name a locale that has a pack"});
    }
    if (!locales.contains(line.ui))
      faults.add({line.file, line.mark, "unknown-locale",
                  fmt::format("there is no locale pack for “{}”", line.ui),
                  "name a language that has a pack"});
    for (const std::string& id : line.expected) {
      if (id.starts_with(kSituation)) {
        const auto situation = id.substr(kSituation.size());
        if (!ids.has(Axis::Situation, situation))
          faults.add({line.file, line.mark, "unknown-id",
                      fmt::format("“{}” is not a known situation", situation),
                      did_you_mean(situation, ids.known(Axis::Situation))});
        continue;
      }
      const bool is_family = id.ends_with("/*");
      const std::string_view prefix = std::string_view(id).substr(0, id.size() - is_family);
      if (is_family ? index.has_family(prefix) : index.find(id) != nullptr) continue;
      faults.add({line.file, line.mark, "unknown-reference",
                  fmt::format("no entry “{}” in any locale", id), did_you_mean(id, known)});
    }
  }
  return faults;
}

}  // namespace attune::corpus
