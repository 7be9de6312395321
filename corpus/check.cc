// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/check.h"

#include <utility>

#include "corpus/reader.h"
#include "corpus/taxonomy.h"
#include "corpus/validate.h"

namespace attune::corpus {

Corpus load_corpus(const Places& places) {
  Corpus corpus;
  corpus.taxonomy = read_taxonomy(places.taxonomy_file, corpus.faults);
  LocalePacks packs = read_locale_packs(places.packs_dir, corpus.taxonomy, corpus.faults);
  corpus.locales = std::move(packs.locales);
  corpus.parents = std::move(packs.parents);
  corpus.golden = read_golden(places.packs_dir, corpus.faults);
  corpus.entries = read_tree({places.content_dir, places.threads}, corpus.faults);
  const Standards standards{corpus.taxonomy, corpus.locales, corpus.parents};
  corpus.faults.merge(validate(corpus.entries, standards));
  corpus.faults.merge(validate_golden(corpus.golden, corpus.entries, standards));
  return corpus;
}

Counts count(const Corpus& corpus) {
  Counts counts{{}, corpus.locales.size(), corpus.golden.size()};
  for (const Entry& entry : corpus.entries) {
    ++counts.entries[entry.locale][static_cast<std::size_t>(entry.kind())];
  }
  return counts;
}

Checked check_tree(const Places& places) {
  Corpus corpus = load_corpus(places);
  Counts counts = count(corpus);
  return {std::move(corpus.faults), std::move(counts)};
}

}  // namespace attune::corpus
