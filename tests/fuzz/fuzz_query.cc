// SPDX-License-Identifier: GPL-2.0-or-later
// Any parameters of a search, one name=value to a line, over an index of the sample corpus: a
// problem or an answer, and the answer is JSON.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>
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

search::Parameters parameters_of(std::string_view lines) {
  search::Parameters out;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find('\n'));
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) {
      out.emplace_back("q", line);
    } else {
      out.emplace_back(line.substr(0, equals), line.substr(equals + 1));
    }
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
  }
  return out;
}

void check(const search::SearchPage& page, const search::SearchRequest& request) {
  require(page.hits.size() <= request.limit && page.hits.size() <= page.total);
  for (const auto& hit : page.hits) {
    const auto length = locales::code_points(hit.document->record.wordings.at(hit.wording).text);
    for (const auto& [begin, end] : hit.matches) require(begin < end && end <= length);
  }
  boost::system::error_code fault;
  const auto json = boost::json::parse(search::to_json(page), fault);
  require(!fault && json.at("total").to_number<std::size_t>() == page.total);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!locales::valid_utf8(text)) return 0;  // http/target lets nothing else through
  const auto request = search::parse_search_request(
      parameters_of(text), {engine().taxonomy(), engine().registers(), "en"});
  if (!request) return 0;
  if (const auto page = engine().search(*request)) check(*page, *request);
  return 0;
}
