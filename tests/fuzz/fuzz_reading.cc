// SPDX-License-Identifier: GPL-2.0-or-later
// Any text as a customer's message and as an agent's draft, over an index of the sample corpus:
// answers are JSON, and what they point at lies within the text.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "locales/unicode.h"
#include "search/engine.h"
#include "search/json.h"
#include "tests/support/sample_corpus.h"

namespace {

using namespace attune;

void require(bool promise) {
  if (!promise) std::abort();
}

const search::Engine& engine() {
  static const auto loaded = [] {
    const test::SampleCorpus sample;
    sample.build();
    return search::Engine::load(sample.index());
  }();
  return *loaded;
}

void require_within(const std::vector<search::Offsets>& places, std::size_t length) {
  for (const auto& [begin, end] : places) require(begin < end && end <= length);
}

void require_json(const std::string& text) {
  boost::system::error_code fault;
  static_cast<void>(boost::json::parse(text, fault));
  require(!fault);
}

void read(const std::string& text, const std::string& locale, std::size_t length) {
  const auto reading = engine().read({text, locale, {}});
  require(reading.has_value());
  for (const auto* signs : {&reading->message.situations, &reading->message.emotions})
    for (const auto& sign : *signs) require_within(sign.evidence, length);
  for (const auto& card : reading->protocols) require_within(card.evidence, length);
  require_json(search::reading_json(*reading, 0));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (!locales::valid_utf8(text)) return 0;  // search/body lets nothing else through
  const auto length = locales::code_points(text);
  read(text, "", length);
  for (const auto& pack : engine().packs()) {
    const auto& language = pack->definition().language;
    read(text, language, length);
    const auto findings = engine().check({text, "", ""}, language);
    require(findings.has_value());
    for (const auto& finding : *findings) require_within({finding.place}, length);
    require_json(search::findings_json(*findings, engine(), "en", 0));
  }
  return 0;
}
