// SPDX-License-Identifier: GPL-2.0-or-later
// The folder of packs: parents, the lists beside locale.yaml, inheritance, golden searches.
#include "corpus/locale_pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "corpus/table.h"
#include "corpus/taxonomy.h"
#include "corpus/text.h"
#include "locales/wording.h"

namespace attune::corpus {
namespace {

namespace fs = std::filesystem;
using locales::Locale;

constexpr TableShape kParentsShape{2, 2, "child⇥parent"};
constexpr TableShape kVocabularyShape{3, 3, "axis⇥id⇥word"};
constexpr TableShape kSynonymsShape{2, 32, "word⇥word⇥…"};
constexpr TableShape kTranslitShape{2, 2, "latin⇥native"};
constexpr TableShape kStopShape{1, 1, "one word"};
constexpr TableShape kCuesShape{2, 2, "kind⇥pattern"};
constexpr TableShape kGoldenShape{4, 4, "class⇥locale⇥query⇥expected"};

struct Fault {
  std::string code, sentence, remedy;
};

void add(Diagnostics& faults, const fs::path& path, Mark mark, Fault fault) {
  faults.add({path.generic_string(), mark, std::move(fault.code), std::move(fault.sentence),
              std::move(fault.remedy)});
}

/// Tags of all pack folders, sorted; a folder that is not named by a canonical tag is a fault.
std::vector<std::string> pack_tags(const fs::path& packs_dir, Diagnostics& faults) {
  std::vector<std::string> tags;
  std::error_code error;
  fs::directory_iterator entry(packs_dir, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::error_code not_a_folder;
    if (!entry->is_directory(not_a_folder)) continue;
    const std::string tag = entry->path().filename().string();
    if (const std::string canonical = locales::canonical_tag(tag); canonical == tag) {
      tags.push_back(tag);
    } else {
      add(faults, entry->path(), {},
          {"bad-locale", fmt::format("“{}” is not a canonical language tag", tag),
           canonical.empty() ? "name the folder by a BCP 47 tag" : "rename it to " + canonical});
    }
  }
  if (error) {
    add(faults, packs_dir, {}, {"unreadable", error.message(), "name the folder of locale packs"});
  }
  std::sort(tags.begin(), tags.end());
  return tags;
}

locales::Parents read_parents(const fs::path& path, Diagnostics& faults) {
  locales::Parents parents;
  for (const auto& row : read_table(path, kParentsShape, faults)) {
    for (const Cell& cell : row) {
      if (cell.text == "root" || locales::canonical_tag(cell.text) == cell.text) continue;
      add(faults, path, cell.mark,
          {"bad-locale", fmt::format("“{}” is not a canonical language tag", cell.text),
           "write it as BCP 47"});
    }
    if (!parents.emplace(row[0].text, row[1].text).second) {
      add(faults, path, row[0].mark,
          {"duplicate-id", fmt::format("“{}” has two parents", row[0].text), "keep one line"});
    }
  }
  return parents;
}

void read_vocabulary(const fs::path& path, const TaxonomyIds& ids, Locale& locale,
                     Diagnostics& faults) {
  static const std::vector<std::string_view> axes{"situation", "emotion", "stage", "strategy"};
  for (const auto& row : read_table(path, kVocabularyShape, faults)) {
    const Cell &axis = row[0], &id = row[1];
    if (std::find(axes.begin(), axes.end(), axis.text) == axes.end()) {
      add(faults, path, axis.mark,
          {"unknown-axis", fmt::format("“{}” is not an axis", axis.text),
           did_you_mean(axis.text, axes)});
    } else if (const Axis named = *axis_named(axis.text); !ids.has(named, id.text)) {
      add(faults, path, id.mark,
          {"unknown-id", fmt::format("“{}” is not a known {}", id.text, axis.text),
           did_you_mean(id.text, ids.known(named))});
    } else {
      locale.vocabulary.push_back({axis.text, id.text, row[2].text});
    }
  }
}

void read_cues(const fs::path& path, const TaxonomyIds& ids, Locale& locale, Diagnostics& faults) {
  constexpr std::string_view kOfRegister = "register:";
  for (const auto& row : read_table(path, kCuesShape, faults)) {
    const Cell &kind = row[0], &pattern = row[1];
    const bool of_register = kind.text.starts_with(kOfRegister);
    const auto has_register = [&] {
      return std::any_of(locale.registers.begin(), locale.registers.end(), [&](const auto& each) {
        return each.id == kind.text.substr(kOfRegister.size());
      });
    };
    if (of_register ? !has_register() : !ids.has(Axis::CueKind, kind.text)) {
      add(faults, path, kind.mark,
          {"unknown-id", fmt::format("“{}” is not a kind of cue", kind.text),
           of_register ? "use the id of a register of locale.yaml"
                       : did_you_mean(kind.text, ids.known(Axis::CueKind))});
    } else if (const auto fault = locales::fault_of_wording(pattern.text); !fault.empty()) {
      add(faults, path, pattern.mark,
          {"bad-pattern", fmt::format("“{}”: {}", pattern.text, fault),
           "write words, `*`, `(a|b)` or `=a`"});
    } else {
      locale.cues.push_back({kind.text, pattern.text});
    }
  }
}

void read_word_lists(const fs::path& folder, locales::AnalysisSettings& analysis,
                     Diagnostics& faults) {
  for (const auto& row : read_table(folder / "synonyms.tsv", kSynonymsShape, faults)) {
    std::vector<std::string> group;
    group.reserve(row.size());
    for (const Cell& cell : row) group.push_back(cell.text);
    analysis.synonyms.push_back(std::move(group));
  }
  for (const auto& row : read_table(folder / "translit.tsv", kTranslitShape, faults)) {
    analysis.transliteration.emplace_back(row[0].text, row[1].text);
  }
  for (const auto& row : read_table(folder / "words.txt", kStopShape, faults)) {
    analysis.words.push_back(row[0].text);
  }
  for (const auto& row : read_table(folder / "stop.txt", kStopShape, faults)) {
    analysis.stopwords.push_back(row[0].text);
  }
}

void report_stray_files(const fs::path& folder, Diagnostics& faults) {
  const std::vector<std::string_view> known{
      "locale.yaml", "messages.po", "vocabulary.tsv", "synonyms.tsv", "translit.tsv", "words.txt",
      "stop.txt",    "cues.tsv",    "golden.tsv",     "held-out.tsv", "README.md",    "REVIEW.md"};
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    add(faults, entry->path(), {},
        {"stray-file", "not a file of a locale pack", did_you_mean(name, known)});
  }
  if (error) add(faults, folder, {}, {"unreadable", error.message(), "check permissions"});
}

/// Reads one pack on top of its parent's value, or of an empty one.
Locale read_pack(const fs::path& folder, const Locale& inherited, const TaxonomyIds& ids,
                 Diagnostics& faults) {
  const std::string tag = folder.filename().string();
  const fs::path yaml_path = folder / "locale.yaml";
  Locale locale = inherited;
  if (const auto text = read_text_file(yaml_path, faults)) {
    locale = parse_locale(*text, yaml_path.generic_string(), inherited, faults);
    if (locale.tag != tag) {
      add(faults, yaml_path, {},
          {"wrong-tag", fmt::format("the tag “{}” is not the folder’s name", locale.tag),
           fmt::format("write `tag: {}`", tag)});
    }
  }
  locale.tag = tag;
  std::error_code error;
  if (inherited.tag.empty() && !fs::exists(folder / "messages.po", error)) {
    add(faults, folder, {},
        {"missing-file", "messages.po is missing", "copy locales/messages.pot there and fill it"});
  }
  read_vocabulary(folder / "vocabulary.tsv", ids, locale, faults);
  read_cues(folder / "cues.tsv", ids, locale, faults);
  read_word_lists(folder, locale.analysis, faults);
  report_stray_files(folder, faults);
  return locale;
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

}  // namespace

LocalePacks read_locale_packs(const std::filesystem::path& packs_dir, const Taxonomy& taxonomy,
                              Diagnostics& faults) {
  const TaxonomyIds ids(taxonomy);
  LocalePacks packs;
  packs.parents = read_parents(packs_dir / "parents.tsv", faults);
  std::map<std::string, std::vector<std::string>> chains;
  std::vector<std::string> tags = pack_tags(packs_dir, faults);
  for (const std::string& tag : tags) chains[tag] = locales::fallback_chain(tag, packs.parents);
  std::stable_sort(tags.begin(), tags.end(), [&](const std::string& a, const std::string& b) {
    return chains[a].size() < chains[b].size();  // parents before their children
  });
  std::map<std::string, Locale> read;
  for (const std::string& tag : tags) {
    const auto& chain = chains[tag];
    const auto parent = std::find_if(chain.begin(), chain.end(),
                                     [&](const std::string& each) { return read.contains(each); });
    const Locale inherited = parent == chain.end() ? Locale{} : read[*parent];
    read[tag] = read_pack(packs_dir / tag, inherited, ids, faults);
  }
  for (auto& [tag, locale] : read) {
    if (!locale.script.empty()) packs.locales.push_back(std::move(locale));
  }
  return packs;
}

namespace {

/// "cross-language:ja" is asked in Japanese; without a language in English.
void read_golden_file(const fs::path& path, const std::string& tag, bool held_out,
                      std::vector<Golden>& lines, Diagnostics& faults) {
  const std::vector<std::string_view> classes{"keywords",    "message", "typo",   "no-accents",
                                              "latin-typed", "dialect", "prefix", "cross-language"};
  for (const auto& row : read_table(path, kGoldenShape, faults)) {
    const auto colon = row[0].text.find(':');
    const auto test_class = row[0].text.substr(0, colon);
    if (std::find(classes.begin(), classes.end(), test_class) == classes.end()) {
      add(faults, path, row[0].mark,
          {"unknown-class", fmt::format("“{}” is not a class of searches", test_class),
           did_you_mean(test_class, classes)});
      continue;
    }
    const auto ui = colon != std::string::npos       ? row[0].text.substr(colon + 1)
                    : test_class == "cross-language" ? "en"
                                                     : locales::pack_language(row[1].text);
    lines.push_back({tag, test_class, ui, row[1].text, row[2].text, split_words(row[3].text),
                     held_out, path.generic_string(), row[0].mark});
  }
}

}  // namespace

std::vector<Golden> read_golden(const std::filesystem::path& packs_dir, Diagnostics& faults) {
  std::vector<Golden> lines;
  Diagnostics seen_elsewhere;  // faults of folder names are reported with the packs
  for (const std::string& tag : pack_tags(packs_dir, seen_elsewhere)) {
    read_golden_file(packs_dir / tag / "golden.tsv", tag, false, lines, faults);
    read_golden_file(packs_dir / tag / "held-out.tsv", tag, true, lines, faults);
  }
  return lines;
}

}  // namespace attune::corpus
