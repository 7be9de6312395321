// SPDX-License-Identifier: GPL-2.0-or-later
// The rules that need more than one field or more than one entry. Reading finds faults of form;
// this finds faults of sense: ids that do not exist, references that lead nowhere, patterns ICU
// refuses, glosses left out, role-plays without an end.
//
//   Diagnostics faults = validate(entries, {taxonomy, packs.locales, packs.parents});
//
// Every fault names its place, what is wrong, and what to do. Pure: reads no files, prints nothing.
#pragma once

#include <span>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/locale_pack.h"
#include "locales/language.h"

namespace attune::corpus {

/// What entries are held against. All of it must outlive the call.
struct Standards {
  const Taxonomy& taxonomy;
  std::span<const locales::Locale> locales;
  const locales::Parents& parents;
};

[[nodiscard]] Diagnostics validate(std::span<const Entry> entries, const Standards& standards);

/// Golden searches must aim at a known locale and expect entries that exist.
[[nodiscard]] Diagnostics validate_golden(std::span<const Golden> golden,
                                          std::span<const Entry> entries,
                                          const Standards& standards);

}  // namespace attune::corpus
