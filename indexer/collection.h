// SPDX-License-Identifier: GPL-2.0-or-later
// Public test collections: a TSV of documents and a TSV of questions with the document that answers
// each, turned into a real index and asked like any other.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/evaluation.h"

namespace attune::index {

/// What hasty typing does to a question.
enum class Noise : std::uint8_t {
  None,
  Typos,     ///< one random edit in half of the words of five letters or more; seeded
  NoAccents  ///< all combining marks of Latin, Greek and Cyrillic letters and Arabic harakat left
             ///< off
};

struct CollectionFiles {
  std::string corpus;   ///< doc_id⇥text, one header line
  std::string queries;  ///< query_id⇥text⇥relevant_doc_id, one header line
  std::string locale;
  std::string packs = "locales/packs", taxonomy = "corpus/taxonomy.yaml";
  Noise noise = Noise::None;
};

/// An index of the collection, in memory, and its questions.
class Collection {
 public:
  /// Throws std::runtime_error that says which file and line is wrong.
  explicit Collection(const CollectionFiles& files);

  [[nodiscard]] const search::Engine& engine() const { return *engine_; }
  [[nodiscard]] const std::vector<Case>& cases() const { return cases_; }

 private:
  std::unique_ptr<const search::Engine> engine_;
  std::vector<Case> cases_;
};

}  // namespace attune::index
