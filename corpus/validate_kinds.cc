// SPDX-License-Identifier: GPL-2.0-or-later
// Rules of one kind: norms, guides, protocols, role-plays.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/entry_check.h"
#include "locales/wording.h"

namespace attune::corpus {
namespace {

void check_norm(const EntryCheck& check, const Norm& norm) {
  check.expect_id("topic", Axis::NormTopic, norm.topic);
  check.expect_id("evidence", Axis::EvidenceGrade, norm.evidence);
  const bool needs_source = norm.evidence == "A" || norm.evidence == "B";
  if (needs_source && check.entry.sources.empty()) {
    check.fault("evidence", "missing-source",
                fmt::format("evidence {} needs a source", norm.evidence),
                "name the study or standard in `sources`, or grade it C or D");
  }
}

void check_guide(const EntryCheck& check, const Guide& guide) {
  check.expect_id("method", Axis::GuideMethod, guide.method);
}

void check_wordings(const EntryCheck& check, std::string_view field,
                    const std::vector<std::string>& patterns) {
  for (std::size_t i = 0; i < patterns.size(); ++i)
    if (const auto fault = locales::fault_of_wording(patterns[i]); !fault.empty())
      check.fault(indexed(field, i), "bad-pattern", fmt::format("“{}”: {}", patterns[i], fault),
                  "write words; `*` for up to three words between them, `(a|b)` for one of them, "
                  "`=a` for exactly this form");
}

void check_protocol(const EntryCheck& check, const Protocol& protocol) {
  check.expect_id("topic", Axis::ProtocolTopic, protocol.topic);
  check_wordings(check, "cues", protocol.cues);
}

void check_avoid(const EntryCheck& check, const Avoid& avoid) {
  check.expect_id("rule", Axis::DraftRule, avoid.rule);
  check.expect_id("level", Axis::DraftLevel, avoid.level);
  check_wordings(check, "patterns", avoid.patterns);
}

/// A role-play as a graph: passages are nodes, replies are edges.
class ScenarioCheck {
 public:
  ScenarioCheck(const EntryCheck& check, const Scenario& scenario)
      : check_(check), scenario_(scenario) {}

  void run() {
    number_passages();
    for (std::size_t i = 0; i < scenario_.passages.size(); ++i) check_passage(i);
    if (!scenario_.start.empty() && !numbers_.contains(scenario_.start)) {
      check_.fault("start", "unknown-passage", fmt::format("no passage “{}”", scenario_.start),
                   hint(scenario_.start));
      return;
    }
    check_reachable();
    check_endings();
  }

 private:
  void number_passages() {
    for (std::size_t i = 0; i < scenario_.passages.size(); ++i) {
      const std::string& id = scenario_.passages[i].id;
      if (id.empty()) continue;
      known_.push_back(id);
      if (numbers_.emplace(id, i).second) continue;
      check_.fault(indexed("passages", i, "id"), "duplicate-id",
                   fmt::format("the passage “{}” stands twice", id), "give it another id");
    }
  }

  [[nodiscard]] std::string hint(std::string_view id) const { return did_you_mean(id, known_); }

  void check_passage(std::size_t i) {
    const Passage& passage = scenario_.passages[i];
    check_.expect_id(indexed("passages", i, "emotion"), Axis::Emotion, passage.emotion);
    const bool ends = !passage.ending.empty();
    const std::vector<std::string_view> endings{"good", "fair", "poor"};
    if (ends && std::find(endings.begin(), endings.end(), passage.ending) == endings.end()) {
      check_.fault(indexed("passages", i, "ending"), "unknown-ending",
                   fmt::format("“{}” is not an ending", passage.ending),
                   did_you_mean(passage.ending, endings));
    }
    if (ends == !passage.replies.empty()) {
      check_.fault(indexed("passages", i), ends ? "ending-with-replies" : "dead-end",
                   fmt::format("the passage “{}” has {}", passage.id,
                               ends ? "an ending and replies" : "neither replies nor an ending"),
                   "give it two replies, or `ending: good | fair | poor`");
    }
    for (std::size_t j = 0; j < passage.replies.size(); ++j) {
      const std::string& to = passage.replies[j].to;
      if (to.empty() || numbers_.contains(to)) continue;
      check_.fault(indexed(indexed("passages", i, "replies"), j, "to"), "unknown-passage",
                   fmt::format("no passage “{}”", to), hint(to));
    }
  }

  /// Passages that some reply can lead to from `start`.
  void check_reachable() {
    std::set<std::string_view> reached;
    std::vector<std::string_view> open{scenario_.start};
    while (!open.empty()) {
      const std::string_view id = open.back();
      open.pop_back();
      const auto found = numbers_.find(id);
      if (found == numbers_.end() || !reached.insert(id).second) continue;
      for (const Reply& reply : scenario_.passages[found->second].replies) {
        open.push_back(reply.to);
      }
    }
    report_outside(reached, "unreachable", "cannot be reached from the start",
                   "let a reply lead to it, or delete it");
  }

  /// Passages from which an ending can be reached: grown backwards until nothing is added.
  void check_endings() {
    std::set<std::string_view> ending;
    const auto leads_on = [&](const Passage& passage) {
      return !passage.ending.empty() ||
             std::any_of(passage.replies.begin(), passage.replies.end(),
                         [&](const Reply& reply) { return ending.contains(reply.to); });
    };
    for (bool grown = true; grown;) {
      grown = false;
      for (const Passage& passage : scenario_.passages) {
        if (leads_on(passage)) grown = ending.insert(passage.id).second || grown;
      }
    }
    report_outside(ending, "never-ends", "never comes to an ending",
                   "let one of its ways lead to a passage with `ending`");
  }

  void report_outside(const std::set<std::string_view>& fine, const std::string& code,
                      std::string_view sentence, const std::string& remedy) {
    for (std::size_t i = 0; i < scenario_.passages.size(); ++i) {
      const std::string& id = scenario_.passages[i].id;
      if (id.empty() || fine.contains(id)) continue;
      check_.fault(indexed("passages", i, "id"), code,
                   fmt::format("the passage “{}” {}", id, sentence), remedy);
    }
  }

  const EntryCheck& check_;
  const Scenario& scenario_;
  std::map<std::string_view, std::size_t> numbers_;
  std::vector<std::string_view> known_;
};

}  // namespace

void check_body(const EntryCheck& check) {
  const Body& body = check.entry.body;
  switch (check.entry.kind()) {
    case Kind::Phrase:
      break;  // its rules are about texts
    case Kind::Norm:
      return check_norm(check, std::get<Norm>(body));
    case Kind::Guide:
      return check_guide(check, std::get<Guide>(body));
    case Kind::Protocol:
      return check_protocol(check, std::get<Protocol>(body));
    case Kind::Avoid:
      return check_avoid(check, std::get<Avoid>(body));
    case Kind::Utterance:
      break;
    case Kind::Scenario:
      return ScenarioCheck(check, std::get<Scenario>(body)).run();
  }
}

}  // namespace attune::corpus
