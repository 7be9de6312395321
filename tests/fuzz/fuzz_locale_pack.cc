// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as locale.yaml, as each of the tab-separated lists, and as an ICU pattern or a gloss.
// The first byte chooses which.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/locale_pack.h"
#include "corpus/pattern.h"
#include "corpus/table.h"

namespace {

using namespace attune::corpus;

Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.slots = {{"order", "text", "1"},   {"days", "number", "3"},    {"date", "date", "d"},
                    {"amount", "money", "m"}, {"speaker", "gender", "f"}, {"time", "time", "t"}};
  return taxonomy;
}

void read_rows(std::string_view text) {
  Diagnostics faults;
  for (const auto& row : parse_table(text, "x.tsv", {1, 4, "a⇥b"}, faults)) {
    if (row.empty() || row.size() > 4) std::abort();
    for (const Cell& cell : row) {
      if (cell.text.empty()) std::abort();
    }
  }
}

void read_pattern(std::string_view text) {
  static const Taxonomy taxonomy = small_taxonomy();
  static const TaxonomyIds ids(taxonomy);
  for (const std::string_view locale : {"en", "ar", "ja"}) {
    static_cast<void>(check_pattern(text, {locale, ids}));
  }
  static_cast<void>(check_gloss(text, ids));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  Diagnostics faults;
  switch (data[0]) {
    case 'y':
      static_cast<void>(parse_locale(text, "locale.yaml", {}, faults));
      break;
    case 't':
      read_rows(text);
      break;
    default:
      read_pattern(text);
      break;
  }
  return 0;
}
