// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/entry.h"

#include <array>

namespace attune::corpus {
namespace {

struct KindName {
  Kind kind;
  std::string_view name, folder;
};

constexpr std::array kKindNames{
    KindName{Kind::Phrase, "phrase", "phrases"},
    KindName{Kind::Norm, "norm", "norms"},
    KindName{Kind::Guide, "guide", "guides"},
    KindName{Kind::Protocol, "protocol", "protocols"},
    KindName{Kind::Avoid, "avoid", "avoid"},
    KindName{Kind::Utterance, "utterance", "utterances"},
    KindName{Kind::Scenario, "scenario", "scenarios"},
};

consteval bool in_order() {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (static_cast<std::size_t>(kKindNames[i].kind) != i) return false;
  }
  return kKindNames.size() == kKinds && std::variant_size_v<Body> == kKinds;
}
static_assert(in_order(),
              "kKindNames stands in the order of Kind, and Body has one alternative each");

}  // namespace

std::string_view name_of(Kind kind) {
  return kKindNames[static_cast<std::size_t>(kind)].name;
}

std::string_view folder_of(Kind kind) {
  return kKindNames[static_cast<std::size_t>(kind)].folder;
}

std::optional<Kind> kind_named(std::string_view name) {
  for (const KindName& row : kKindNames) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

Spot spot_of(const Entry& entry, std::string_view path) {
  for (const Spot& spot : entry.spots) {
    if (spot.path == path) return spot;
  }
  return {std::string(path), entry.mark, {}};
}

}  // namespace attune::corpus
