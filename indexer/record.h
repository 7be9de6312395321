// SPDX-License-Identifier: GPL-2.0-or-later
// From an entry to what a result shows of it.
#pragma once

#include <string>

#include "corpus/entry.h"
#include "indexer/schema.h"
#include "locales/analyzer.h"
#include "locales/language.h"

namespace attune::index {

/// Everything a hit shows, spans included. `analyzer` is the pack's own. Thread-safe.
[[nodiscard]] Record make_record(const corpus::Entry& entry, const locales::Locale& locale,
                                 const locales::Analyzer& analyzer);

/// The text with its {slots} blanked out: their names are no words of the language. Places stay.
[[nodiscard]] std::string without_slots(std::string text);

}  // namespace attune::index
