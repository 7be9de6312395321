// SPDX-License-Identifier: GPL-2.0-or-later
// Reads corpus/taxonomy.yaml, the one home of every fixed id, and answers “is this an id?”.
//   Taxonomy taxonomy = read_taxonomy("corpus/taxonomy.yaml", faults);
//   TaxonomyIds ids(taxonomy);
//   ids.has(Axis::Emotion, "anger");     ids.known(Axis::Stage) == {"open", "listen", …}
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"

namespace attune::corpus {

[[nodiscard]] Taxonomy read_taxonomy(const std::filesystem::path& file, Diagnostics& faults);

/// In the order of kAxisNames (taxonomy.cc).
enum class Axis : std::uint8_t {
  Emotion,
  Situation,
  Stage,
  Strategy,
  Channel,
  NormTopic,
  ProtocolTopic,
  GuideMethod,
  Risk,
  ReviewState,
  EvidenceGrade,
  SourceKind,
  DraftRule,
  DraftLevel,
  CueKind
};
inline constexpr std::size_t kAxes = 15;

[[nodiscard]] std::string_view name_of(Axis axis);                    ///< "norm-topic"
[[nodiscard]] std::optional<Axis> axis_named(std::string_view name);  ///< of "norm-topic"

/// Membership in constant time. Refers to the taxonomy it was made from, which must outlive it.
/// Thread-safe.
class TaxonomyIds {
 public:
  explicit TaxonomyIds(const Taxonomy& taxonomy);

  [[nodiscard]] bool has(Axis axis, std::string_view id) const;
  /// In display order.
  [[nodiscard]] const std::vector<std::string_view>& known(Axis axis) const;
  /// The slot of that name, or nullptr.
  [[nodiscard]] const Taxonomy::Slot* slot(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string_view>& slot_names() const { return slot_names_; }

 private:
  std::array<std::vector<std::string_view>, kAxes> known_;
  std::array<std::unordered_set<std::string_view>, kAxes> sets_;
  std::unordered_map<std::string_view, const Taxonomy::Slot*> slots_;
  std::vector<std::string_view> slot_names_;
};

}  // namespace attune::corpus
