// SPDX-License-Identifier: GPL-2.0-or-later
// A pattern on the first line and any text after it, in a language with spaces and in one without:
// a fault is told in a sentence, and what matches lies within the text. Matching must not blow up.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "locales/unicode.h"
#include "locales/wording.h"

namespace {

using namespace attune::locales;

void require(bool promise) {
  if (!promise) std::abort();
}

Analyzer spaced() {
  return Analyzer("en", {});
}

Analyzer unspaced() {
  AnalysisSettings settings;
  settings.segmentation = Segmentation::Dictionary;
  return Analyzer("ja", settings);
}

void try_out(std::string_view pattern, std::string_view text, const Analyzer& analyzer) {
  Wordings wordings(analyzer);
  require(wordings.add(pattern) == 0 && wordings.size() == 1);
  const auto length = code_points(text);
  const auto matches = wordings.find(text, analyzer.analyze(text));
  require(matches.empty() || fault_of_wording(pattern).empty());
  for (const auto& match : matches) require(match.begin < match.end && match.end <= length);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto english = spaced(), japanese = unspaced();
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  if (!valid_utf8(all)) return 0;  // YAML, TSV and http/target let nothing else through
  const auto line = all.substr(0, all.find('\n'));
  const auto text = all.substr(std::min(all.size(), line.size() + 1));
  try_out(line, text, english);
  try_out(line, text, japanese);
  return 0;
}
