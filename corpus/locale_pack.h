// SPDX-License-Identifier: GPL-2.0-or-later
// From locales/packs/<tag>/ to the values the program knows a language by (locales/language.h). The
// format is described in locales/packs/README.md.
//
//   LocalePacks packs = read_locale_packs("locales/packs", taxonomy, faults);
//   packs.locales  // es, es-MX, … sorted by tag
//
// A region starts from what its nearest parent with a pack says (same language, same script) and
// states only what differs: a field of locale.yaml replaces the parent's, name patterns and titles
// key by key; rows of vocabulary.tsv, synonyms.tsv, translit.tsv and stop.txt are added to the
// parent's.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/reader.h"
#include "locales/language.h"

namespace attune::corpus {

struct LocalePacks {
  std::vector<locales::Locale> locales;  ///< sorted by tag
  locales::Parents parents;
};

/// Reads every pack of a folder. One with a faulty locale.yaml is still returned as far as it could
/// be read, unless nothing could: a language without a script is no language.
[[nodiscard]] LocalePacks read_locale_packs(const std::filesystem::path& packs_dir,
                                            const Taxonomy& taxonomy, Diagnostics& faults);

/// One search that must find what it should: a line of golden.tsv, which search is tuned on, or of
/// held-out.tsv, which only says how good it is.
struct Golden {
  std::string tag;         ///< the pack it stands in
  std::string test_class;  ///< "keywords", "typo", …
  std::string ui;          ///< language the agent reads and asks in
  std::string locale;      ///< the target
  std::string query;
  /// Any of these is right: an id; "late-delivery/*", any entry of the family; or
  /// "situation:late-delivery", any entry about it.
  std::vector<std::string> expected;
  bool held_out = false;
  std::string file;
  Mark mark;
};

/// In the order of tags and lines.
[[nodiscard]] std::vector<Golden> read_golden(const std::filesystem::path& packs_dir,
                                              Diagnostics& faults);

/// The text of one locale.yaml read on top of `inherited`; give a value without a tag when there is
/// no parent.
[[nodiscard]] locales::Locale parse_locale(std::string_view text, const std::string& file,
                                           const locales::Locale& inherited, Diagnostics& faults);

/// Fields of locale.yaml for the schema test; `object` is "locale", "register", "genders" or
/// "analysis".
[[nodiscard]] std::vector<FieldName> locale_field_names(std::string_view object);

}  // namespace attune::corpus
