// SPDX-License-Identifier: GPL-2.0-or-later
// From an entry to the terms it is found by. One DocumentMaker serves one pack.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "corpus/entry.h"
#include "indexer/schema.h"
#include "indexer/training.h"
#include "locales/analyzer.h"
#include "locales/language.h"
#include "locales/messages.h"
#include "locales/profile.h"

namespace attune::index {

/// What goes into the pack for one entry: sorted terms with their weights, filters, data.
struct Document {
  std::vector<std::pair<std::string, std::uint32_t>> terms;
  std::vector<std::string> booleans;
  std::string data;
};

/// What a maker needs to know; all of it must outlive the maker.
struct PackContext {
  std::string language;                                   ///< "es"
  const std::map<std::string, locales::Locale>& locales;  ///< by tag; holds `language` and "en"
  const locales::Messages& messages;                      ///< labels are searched too
  const std::vector<std::string>& channels;  ///< what an entry without channels stands for
};

/// Raise when make() makes another document of the same entry; packs of the older version are
/// rebuilt.
inline constexpr int kDocumentVersion = 14;

/// Thread-safe after construction.
class DocumentMaker {
 public:
  explicit DocumentMaker(const PackContext& context);
  ~DocumentMaker();

  [[nodiscard]] Document make(const corpus::Entry& entry) const;
  /// What teaches a classifier of situations or emotions: what customers say, in utterances and to
  /// phrases, …
  [[nodiscard]] std::vector<Example> said_examples(
      Axis axis, const std::vector<const corpus::Entry*>& entries) const;
  /// … and the labels and everyday words of the ids.
  [[nodiscard]] std::vector<Example> word_examples(Axis axis, const TaxonomyLists& taxonomy) const;
  /// How strong the feelings are that customers write with: labels "1" to "5".
  [[nodiscard]] std::vector<Example> intensity_examples(
      const std::vector<const corpus::Entry*>& entries) const;
  /// Which messages call for which safety card: labels are protocol topics.
  [[nodiscard]] std::vector<Example> alarm_examples(
      const std::vector<const corpus::Entry*>& entries) const;
  /// What the language looks like.
  [[nodiscard]] locales::Profile profile(const std::vector<const corpus::Entry*>& entries) const;
  /// The label documents of the pack, in the order of kLabelledAxes and of the taxonomy.
  [[nodiscard]] std::vector<Document> labels(const TaxonomyLists& taxonomy) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::index
