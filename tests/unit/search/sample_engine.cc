// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample_engine.h"

#include <algorithm>

#include "tests/support/sample_corpus.h"

namespace attune::search {

const Engine& sample_engine() {
  static const auto engine = [] {
    const test::SampleCorpus sample;
    sample.build();
    return Engine::load(sample.index());  // wholly in memory: the folder may go
  }();
  return *engine;
}

SearchRequest to_request(const Asked& question) {
  SearchRequest request{question.query,  question.locale, question.ui, {},
                        question.offset, question.limit};
  for (const auto& [axis, value] : question.filters)
    request.filters[static_cast<std::size_t>(axis)].push_back(value);
  return request;
}

SearchPage ask(const Asked& question) {
  return sample_engine().search(to_request(question)).value();
}

std::string ids(const SearchPage& page) {
  std::string out;
  for (const auto& hit : page.hits) out += (out.empty() ? "" : " ") + hit.document->record.id;
  return out;
}

bool has(const SearchPage& page, const std::string& id) {
  return std::any_of(page.hits.begin(), page.hits.end(),
                     [&](const Hit& hit) { return hit.document->record.id == id; });
}

}  // namespace attune::search
