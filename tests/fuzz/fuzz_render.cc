// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as the body of a render request: a problem that is the sender's, or a text without a
// blank.
#include <boost/json.hpp>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/render.h"
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto answer = search::render_phrase(engine(), {reinterpret_cast<const char*>(data), size});
  if (!answer) {
    require(answer.error().kind->status < 500);
    return 0;
  }
  boost::system::error_code fault;
  const auto json = boost::json::parse(*answer, fault);
  require(!fault && !json.at("text").as_string().empty());
  return 0;
}
