// SPDX-License-Identifier: GPL-2.0-or-later
// Inside validate: what all checks of one entry share. Not for other rooms.
#pragma once

#include <string>
#include <string_view>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/taxonomy.h"
#include "locales/language.h"

namespace attune::corpus {

/// One entry under examination. `locale` is nullptr when there is no pack for the entry's locale.
struct EntryCheck {
  const Entry& entry;
  const locales::Locale* locale;
  const TaxonomyIds& ids;
  Diagnostics& faults;

  /// A fault at the value that stands at `path` ("say[0].text"), or at the entry.
  void fault(std::string_view path, std::string code, std::string sentence,
             std::string remedy) const;
  /// The same, `offset` code points into its text, as far as the file shows that place.
  void fault_within(std::string_view path, std::uint32_t offset, Diagnostic fault) const;
  /// Unless empty, `id` must be one of the axis.
  void expect_id(std::string_view path, Axis axis, std::string_view id) const;
};

/// "say[2]"
[[nodiscard]] std::string indexed(std::string_view name, std::size_t index);
/// "say[2].text"
[[nodiscard]] std::string indexed(std::string_view name, std::size_t index, std::string_view field);

/// Locales whose agents need no English guidance: en, en-GB, …
[[nodiscard]] bool is_english(std::string_view locale);

// validate_kinds.cc: rules of one kind.
void check_body(const EntryCheck& check);
// validate_text.cc: patterns, glosses, scripts.
void check_texts(const EntryCheck& check);

}  // namespace attune::corpus
