// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as an entries file: reading and validating must end, without a tree only ever with a
// fault, and every fault must name a place inside the text.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "corpus/validate.h"
#include "corpus/yaml.h"

namespace {

using namespace attune::corpus;

Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.emotions = {"anger"};
  taxonomy.situation_groups = {{"delivery", {"late-delivery"}}};
  taxonomy.stages = {"open"};
  taxonomy.slots = {{"order", "text", "1"},   {"days", "number", "3"},    {"date", "date", "d"},
                    {"amount", "money", "m"}, {"speaker", "gender", "f"}, {"time", "time", "t"}};
  return taxonomy;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics faults;
  if (!yaml::parse(text, "x.yaml", faults)) require(!faults.empty());
  const std::vector<Entry> entries = read_entries(text, {"x.yaml", "ru"}, faults);
  static const Taxonomy taxonomy = small_taxonomy();
  static const std::vector<attune::locales::Locale> locales = [] {
    std::vector<attune::locales::Locale> made(1);
    made[0].tag = "ru";
    made[0].script = "Cyrl";
    return made;
  }();
  faults.merge(validate(entries, {taxonomy, locales, {}}));
  const auto lines = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 2;
  for (const Diagnostic& fault : faults.sorted()) {
    // libyaml counts CR, NEL, LS and PS as line ends too; all of them are refused in text.
    require(fault.mark.line <= lines + size);
    require(!fault.code.empty() && !fault.sentence.empty());
    require(!to_line(fault).empty());
  }
  return 0;
}
