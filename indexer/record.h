// SPDX-License-Identifier: GPL-2.0-or-later
// From an entry to what a result shows of it.
#pragma once

#include <string>

#include "corpus/entry.h"
#include "indexer/schema.h"
#include "locales/language.h"

namespace attune::index {

/// Everything a hit shows. Thread-safe.
[[nodiscard]] Record make_record(const corpus::Entry& entry, const locales::Locale& locale);

}  // namespace attune::index
