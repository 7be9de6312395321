// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/taxonomy.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "corpus/fields.h"
#include "corpus/yaml.h"

namespace attune::corpus {
namespace {

using Slot = Taxonomy::Slot;

constexpr std::array<std::string_view, kAxes> kAxisNames{
    "emotion",        "situation",      "stage",        "strategy",    "channel",
    "norm-topic",     "protocol-topic", "guide-method", "risk",        "review-state",
    "evidence-grade", "source-kind",    "draft-rule",   "draft-level", "cue-kind"};

constexpr std::array<std::string_view, 7> kSlotTypes{"text",   "name",  "date",  "time",
                                                     "number", "money", "gender"};

constexpr std::array kSlotFields{
    Field<Slot>{"type", Need::Required, {}, &into<&Slot::type>},
    Field<Slot>{"example", Need::Required, {}, &into<&Slot::example>},
};

void read_situations(Reading& reading, const yaml::Value& value, Limits, Taxonomy& out) {
  if (!expect_map(reading, value)) return;
  for (const yaml::Member& member : value.members) {
    const PathStep step(reading, member.key);
    Taxonomy::Group group{member.key, {}};
    read_value(reading, member.value, {1}, group.situations);
    out.situation_groups.push_back(std::move(group));
  }
}

void read_slots(Reading& reading, const yaml::Value& value, Limits, Taxonomy& out) {
  if (!expect_map(reading, value)) return;
  for (const yaml::Member& member : value.members) {
    const PathStep step(reading, member.key);
    Slot slot{member.key, {}, {}};
    read_fields<Slot>(reading, member.value, kSlotFields, slot);
    const std::vector<std::string_view> types(kSlotTypes.begin(), kSlotTypes.end());
    if (std::find(types.begin(), types.end(), slot.type) == types.end()) {
      reading.fault(member.value.mark, "unknown-slot-type",
                    fmt::format("“{}” is not a type of slot", slot.type),
                    did_you_mean(slot.type, types));
    }
    out.slots.push_back(std::move(slot));
  }
}

constexpr std::array kTaxonomyFields{
    Field<Taxonomy>{"emotions", Need::Required, {1}, &into<&Taxonomy::emotions>},
    Field<Taxonomy>{"situations", Need::Required, {}, &read_situations},
    Field<Taxonomy>{"stages", Need::Required, {1}, &into<&Taxonomy::stages>},
    Field<Taxonomy>{"strategies", Need::Required, {1}, &into<&Taxonomy::strategies>},
    Field<Taxonomy>{"channels", Need::Required, {1}, &into<&Taxonomy::channels>},
    Field<Taxonomy>{"norm_topics", Need::Required, {1}, &into<&Taxonomy::norm_topics>},
    Field<Taxonomy>{"protocol_topics", Need::Required, {1}, &into<&Taxonomy::protocol_topics>},
    Field<Taxonomy>{"guide_methods", Need::Required, {1}, &into<&Taxonomy::guide_methods>},
    Field<Taxonomy>{"risks", Need::Required, {1}, &into<&Taxonomy::risks>},
    Field<Taxonomy>{"review_states", Need::Required, {1}, &into<&Taxonomy::review_states>},
    Field<Taxonomy>{"evidence_grades", Need::Required, {1}, &into<&Taxonomy::evidence_grades>},
    Field<Taxonomy>{"source_kinds", Need::Required, {1}, &into<&Taxonomy::source_kinds>},
    Field<Taxonomy>{"draft_rules", Need::Required, {1}, &into<&Taxonomy::draft_rules>},
    Field<Taxonomy>{"draft_levels", Need::Required, {1}, &into<&Taxonomy::draft_levels>},
    Field<Taxonomy>{"cue_kinds", Need::Required, {1}, &into<&Taxonomy::cue_kinds>},
    Field<Taxonomy>{"slots", Need::Required, {}, &read_slots},
};

/// An id twice on one axis would give a facet two rows.
void check_unique(const Taxonomy& taxonomy, const std::string& file, Diagnostics& faults) {
  const TaxonomyIds ids(taxonomy);
  for (std::size_t i = 0; i < kAxes; ++i) {
    std::unordered_set<std::string_view> seen;
    for (const std::string_view id : ids.known(static_cast<Axis>(i))) {
      if (seen.insert(id).second) continue;
      faults.add({file,
                  {},
                  "duplicate-id",
                  fmt::format("{} “{}” stands twice", kAxisNames[i], id),
                  "keep one of them"});
    }
  }
}

}  // namespace

Taxonomy read_taxonomy(const std::filesystem::path& file, Diagnostics& faults) {
  Taxonomy taxonomy;
  const auto root = yaml::read_file(file, faults);
  if (!root) return taxonomy;
  const std::string name = file.generic_string();
  Reading reading{name, faults, nullptr, {}};
  read_fields<Taxonomy>(reading, *root, kTaxonomyFields, taxonomy);
  check_unique(taxonomy, name, faults);
  return taxonomy;
}

std::string_view name_of(Axis axis) {
  return kAxisNames[static_cast<std::size_t>(axis)];
}

std::optional<Axis> axis_named(std::string_view name) {
  const auto* const found = std::find(kAxisNames.begin(), kAxisNames.end(), name);
  if (found == kAxisNames.end()) return std::nullopt;
  return static_cast<Axis>(found - kAxisNames.begin());
}

TaxonomyIds::TaxonomyIds(const Taxonomy& taxonomy) {
  const auto fill = [this](Axis axis, const std::vector<std::string>& ids) {
    auto& list = known_[static_cast<std::size_t>(axis)];
    list.insert(list.end(), ids.begin(), ids.end());
  };
  fill(Axis::Emotion, taxonomy.emotions);
  for (const Taxonomy::Group& group : taxonomy.situation_groups) {
    fill(Axis::Situation, group.situations);
  }
  fill(Axis::Stage, taxonomy.stages);
  fill(Axis::Strategy, taxonomy.strategies);
  fill(Axis::Channel, taxonomy.channels);
  fill(Axis::NormTopic, taxonomy.norm_topics);
  fill(Axis::ProtocolTopic, taxonomy.protocol_topics);
  fill(Axis::GuideMethod, taxonomy.guide_methods);
  fill(Axis::Risk, taxonomy.risks);
  fill(Axis::ReviewState, taxonomy.review_states);
  fill(Axis::EvidenceGrade, taxonomy.evidence_grades);
  fill(Axis::SourceKind, taxonomy.source_kinds);
  fill(Axis::DraftRule, taxonomy.draft_rules);
  fill(Axis::DraftLevel, taxonomy.draft_levels);
  fill(Axis::CueKind, taxonomy.cue_kinds);
  for (std::size_t i = 0; i < kAxes; ++i) sets_[i].insert(known_[i].begin(), known_[i].end());
  for (const Taxonomy::Slot& each : taxonomy.slots) {
    slots_.emplace(each.id, &each);
    slot_names_.push_back(each.id);
  }
}

bool TaxonomyIds::has(Axis axis, std::string_view id) const {
  return sets_[static_cast<std::size_t>(axis)].contains(id);
}

const std::vector<std::string_view>& TaxonomyIds::known(Axis axis) const {
  return known_[static_cast<std::size_t>(axis)];
}

const Taxonomy::Slot* TaxonomyIds::slot(std::string_view name) const {
  const auto found = slots_.find(name);
  return found == slots_.end() ? nullptr : found->second;
}

}  // namespace attune::corpus
