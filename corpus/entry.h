// SPDX-License-Identifier: GPL-2.0-or-later
// What an entry is, after reading: plain values, no behaviour. One Entry is one id in one locale.
// corpus/content/README.md is the same model seen from an author's side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/diagnostics.h"

namespace attune::corpus {

/// In the order of the page's facet. Values are written into packs: append only.
enum class Kind : std::uint8_t { Phrase, Norm, Guide, Protocol, Avoid, Utterance, Scenario };

inline constexpr std::size_t kKinds = 7;

[[nodiscard]] std::string_view name_of(Kind kind);                    ///< "phrase"
[[nodiscard]] std::string_view folder_of(Kind kind);                  ///< "phrases"
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);  ///< of "phrase"

/// Where a value of an entry stands in its file. `path` is the way to it: "say[0].text", "next[2]".
struct Spot {
  std::string path;
  Mark value;  ///< where it begins, its quote included
  Mark text;   ///< where its text begins when it stands unchanged on one line; else line 0
};

struct Source {
  std::string title, author, venue, locator, kind;
  std::optional<int> year;
};

struct Review {
  std::string state = "draft";  ///< draft | reviewed | validated | expired
  std::string by, on, review_by;
};

/// One sendable wording. `text` is an ICU MessageFormat pattern with named arguments.
struct Alternative {
  std::string text, gloss;
  std::string register_id;            ///< empty: the entry's
  std::vector<std::string> channels;  ///< empty: the entry's
  std::string speaker, addressee;     ///< feminine | masculine | empty for both
  Mark mark;
};

/// Guidance in English for an agent who does not read the locale's language, by field name
/// ("why", "title", "summary", …); empty in English locales.
using English = std::map<std::string, std::string>;

struct Phrase {
  std::vector<std::string> customer_says;
  std::vector<Alternative> say;  ///< two or more
};

struct Norm {
  std::string topic, title, tendency;
  std::vector<std::string> recommended, discouraged;  ///< YAML: do, dont
  std::string varies, ask_instead, evidence;
};

struct Step {
  std::string text;               ///< YAML: do
  std::optional<int> escalation;  ///< the rung of a ladder
  std::vector<std::string> phrases;
};

struct Guide {
  std::string method, title, when;
  std::vector<Step> steps;
  std::vector<std::string> limits;
  std::string exit;
};

struct Protocol {
  std::string topic, title;
  std::vector<std::string> cues;
  std::vector<std::string> said;  ///< whole messages that call for it
  std::vector<Alternative> first_words;
  std::vector<std::string> never_say;
  std::vector<Step> steps;
  std::string hand_over;
};

struct Avoid {
  std::string words, rule, level;  ///< rule and level: taxonomy ids
  std::vector<std::string> patterns;
  std::string say_instead;
  std::vector<std::string> instead;  ///< ids
};

struct Utterance {
  std::string text;
};

struct Reply {
  std::string agent, to, feedback;
};

struct Passage {
  std::string id, customer, emotion;
  std::optional<int> intensity;
  std::vector<Reply> replies;
  std::string ending;  ///< good | fair | poor; empty while the role-play goes on
};

struct Criterion {
  std::string text;  ///< YAML: criterion
  int weight = 1;
  std::string poor, fair, good;
};

struct Scenario {
  std::string title, persona, goal, start;
  std::vector<Passage> passages;
  std::vector<Criterion> rubric;
};

/// Alternatives stand in the order of Kind: `body.index()` is the kind.
using Body = std::variant<Phrase, Norm, Guide, Protocol, Avoid, Utterance, Scenario>;

struct Entry {
  std::string id;      ///< "late-delivery/acknowledge-frustration"
  std::string locale;  ///< canonical BCP 47, from the folder
  std::string file;    ///< as given on the command line, for diagnostics
  Mark mark;           ///< of the id
  std::vector<std::string> situations, emotions, channels;
  std::optional<int> intensity, escalation;
  std::string stage, strategy, register_id;
  std::string why, use_when, avoid_when;
  std::vector<std::string> say_instead_of, next, risk;
  std::vector<Source> sources;
  Review review;
  std::string change;
  English english;
  Body body;
  std::vector<Spot> spots;  ///< of every value, in the order of the file; for diagnostics only

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(body.index()); }
};

/// Where the value at `path` stands, or the entry when it has no such value.
[[nodiscard]] Spot spot_of(const Entry& entry, std::string_view path);

/// corpus/taxonomy.yaml: every id an entry may use, in display order.
struct Taxonomy {
  struct Slot {
    std::string id, type, example;
  };
  struct Group {
    std::string id;
    std::vector<std::string> situations;
  };
  std::vector<std::string> emotions, stages, strategies, channels, norm_topics, protocol_topics,
      guide_methods, risks, review_states, evidence_grades, source_kinds, draft_rules, draft_levels,
      cue_kinds;
  std::vector<Group> situation_groups;
  std::vector<Slot> slots;
};

}  // namespace attune::corpus
