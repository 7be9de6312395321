// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/reader.h"

#include <fmt/format.h>

#include <array>

#include "corpus/fields.h"
#include "corpus/text.h"

namespace attune::corpus {
namespace {

// ---- Parts that several kinds share
// ------------------------------------------------------------------

constexpr std::array kSourceFields{
    Field<Source>{"title", Need::Required, {}, &into<&Source::title>},
    Field<Source>{"author", Need::Optional, {}, &into<&Source::author>},
    Field<Source>{"year", Need::Optional, {1000, 2100}, &into<&Source::year>},
    Field<Source>{"venue", Need::Optional, {}, &into<&Source::venue>},
    Field<Source>{"locator", Need::Optional, {}, &into<&Source::locator>},
    Field<Source>{"kind", Need::Required, {}, &into<&Source::kind>},
};

constexpr std::array kReviewFields{
    Field<Review>{"state", Need::Required, {}, &into<&Review::state>},
    Field<Review>{"by", Need::Optional, {}, &into<&Review::by>},
    Field<Review>{"on", Need::Optional, {}, &into<&Review::on>},
    Field<Review>{"review_by", Need::Optional, {}, &into<&Review::review_by>},
};

constexpr std::array kAlternativeFields{
    Field<Alternative>{"text", Need::Required, {}, &into<&Alternative::text>},
    Field<Alternative>{"gloss", Need::Optional, {}, &into<&Alternative::gloss>},
    Field<Alternative>{"register", Need::Optional, {}, &into<&Alternative::register_id>},
    Field<Alternative>{"channels", Need::Optional, {1}, &into<&Alternative::channels>},
    Field<Alternative>{"speaker", Need::Optional, {}, &into<&Alternative::speaker>},
    Field<Alternative>{"addressee", Need::Optional, {}, &into<&Alternative::addressee>},
};

constexpr std::array kStepFields{
    Field<Step>{"do", Need::Required, {}, &into<&Step::text>},
    Field<Step>{"escalation", Need::Optional, {0, 4}, &into<&Step::escalation>},
    Field<Step>{"phrases", Need::Optional, {}, &into<&Step::phrases>},
};

constexpr std::array kReplyFields{
    Field<Reply>{"agent", Need::Required, {}, &into<&Reply::agent>},
    Field<Reply>{"to", Need::Required, {}, &into<&Reply::to>},
    Field<Reply>{"feedback", Need::Required, {}, &into<&Reply::feedback>},
};

constexpr std::array kCriterionFields{
    Field<Criterion>{"criterion", Need::Required, {}, &into<&Criterion::text>},
    Field<Criterion>{"weight", Need::Optional, {1, 10}, &into<&Criterion::weight>},
    Field<Criterion>{"poor", Need::Required, {}, &into<&Criterion::poor>},
    Field<Criterion>{"fair", Need::Required, {}, &into<&Criterion::fair>},
    Field<Criterion>{"good", Need::Required, {}, &into<&Criterion::good>},
};

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Source>& out) {
  read_list_of<Source>(reading, value, limits, kSourceFields, out);
}
void read_value(Reading& reading, const yaml::Value& value, Limits, Review& out) {
  read_fields<Review>(reading, value, kReviewFields, out);
}
void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Alternative>& out) {
  read_list_of<Alternative>(reading, value, limits, kAlternativeFields, out);
}
void read_value(Reading& reading, const yaml::Value& value, Limits limits, std::vector<Step>& out) {
  read_list_of<Step>(reading, value, limits, kStepFields, out);
}
void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Reply>& out) {
  read_list_of<Reply>(reading, value, limits, kReplyFields, out);
}
void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Criterion>& out) {
  read_list_of<Criterion>(reading, value, limits, kCriterionFields, out);
}

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Passage>& out);

// ---- A member of the entry, and a member of its body
// -------------------------------------------------

/// `into` for types whose reader stands above: found only from here.
template <auto Member>
void part(Reading& reading, const yaml::Value& value, Limits limits,
          typename OwnerOf<decltype(Member)>::type& owner) {
  read_value(reading, value, limits, owner.*Member);
}

template <auto Member>
void body(Reading& reading, const yaml::Value& value, Limits limits, Entry& entry) {
  using Part = typename OwnerOf<decltype(Member)>::type;
  read_value(reading, value, limits, std::get<Part>(entry.body).*Member);
}

constexpr std::array kPassageFields{
    Field<Passage>{"id", Need::Required, {}, &into<&Passage::id>},
    Field<Passage>{"customer", Need::Required, {}, &into<&Passage::customer>},
    Field<Passage>{"emotion", Need::Required, {}, &into<&Passage::emotion>},
    Field<Passage>{"intensity", Need::Optional, {1, 5}, &into<&Passage::intensity>},
    Field<Passage>{"replies", Need::Optional, {2}, &part<&Passage::replies>},
    Field<Passage>{"ending", Need::Optional, {}, &into<&Passage::ending>},
};

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<Passage>& out) {
  read_list_of<Passage>(reading, value, limits, kPassageFields, out);
}

void read_english(Reading& reading, const yaml::Value& value, Limits, Entry& entry);

// ---- Fields of every kind
// ----------------------------------------------------------------------------

constexpr std::array kCommonFields{
    Field<Entry>{"id", Need::Required, {}, &into<&Entry::id>},
    Field<Entry>{"situations", Need::Optional, {}, &into<&Entry::situations>},
    Field<Entry>{"emotions", Need::Optional, {}, &into<&Entry::emotions>},
    Field<Entry>{"intensity", Need::Optional, {1, 5}, &into<&Entry::intensity>},
    Field<Entry>{"escalation", Need::Optional, {0, 4}, &into<&Entry::escalation>},
    Field<Entry>{"stage", Need::Optional, {}, &into<&Entry::stage>},
    Field<Entry>{"strategy", Need::Optional, {}, &into<&Entry::strategy>},
    Field<Entry>{"channels", Need::Optional, {1}, &into<&Entry::channels>},
    Field<Entry>{"register", Need::Optional, {}, &into<&Entry::register_id>},
    Field<Entry>{"why", Need::Optional, {}, &into<&Entry::why>},
    Field<Entry>{"use_when", Need::Optional, {}, &into<&Entry::use_when>},
    Field<Entry>{"avoid_when", Need::Optional, {}, &into<&Entry::avoid_when>},
    Field<Entry>{"say_instead_of", Need::Optional, {}, &into<&Entry::say_instead_of>},
    Field<Entry>{"next", Need::Optional, {}, &into<&Entry::next>},
    Field<Entry>{"risk", Need::Optional, {}, &into<&Entry::risk>},
    Field<Entry>{"sources", Need::Optional, {}, &part<&Entry::sources>},
    Field<Entry>{"review", Need::Optional, {}, &part<&Entry::review>},
    Field<Entry>{"change", Need::Optional, {}, &into<&Entry::change>},
    Field<Entry>{"english", Need::Optional, {}, &read_english},
};

// ---- Fields of one kind. A name that also stands above only changes what is needed
// -------------------

constexpr std::array kPhraseFields{
    Field<Entry>{"stage", Need::Required, {}, &into<&Entry::stage>},
    Field<Entry>{"strategy", Need::Required, {}, &into<&Entry::strategy>},
    Field<Entry>{"register", Need::Required, {}, &into<&Entry::register_id>},
    Field<Entry>{"why", Need::Required, {}, &into<&Entry::why>},
    Field<Entry>{"customer_says", Need::Optional, {}, &body<&Phrase::customer_says>},
    Field<Entry>{"say", Need::Required, {2}, &body<&Phrase::say>},
};

constexpr std::array kNormFields{
    Field<Entry>{"topic", Need::Required, {}, &body<&Norm::topic>},
    Field<Entry>{"title", Need::Required, {}, &body<&Norm::title>},
    Field<Entry>{"tendency", Need::Required, {}, &body<&Norm::tendency>},
    Field<Entry>{"do", Need::Required, {1}, &body<&Norm::recommended>},
    Field<Entry>{"dont", Need::Optional, {}, &body<&Norm::discouraged>},
    Field<Entry>{"varies", Need::Required, {}, &body<&Norm::varies>},
    Field<Entry>{"ask_instead", Need::Required, {}, &body<&Norm::ask_instead>},
    Field<Entry>{"evidence", Need::Required, {}, &body<&Norm::evidence>},
};

constexpr std::array kGuideFields{
    Field<Entry>{"method", Need::Required, {}, &body<&Guide::method>},
    Field<Entry>{"title", Need::Required, {}, &body<&Guide::title>},
    Field<Entry>{"when", Need::Required, {}, &body<&Guide::when>},
    Field<Entry>{"steps", Need::Required, {2}, &body<&Guide::steps>},
    Field<Entry>{"limits", Need::Optional, {}, &body<&Guide::limits>},
    Field<Entry>{"exit", Need::Optional, {}, &body<&Guide::exit>},
};

constexpr std::array kProtocolFields{
    Field<Entry>{"topic", Need::Required, {}, &body<&Protocol::topic>},
    Field<Entry>{"title", Need::Required, {}, &body<&Protocol::title>},
    Field<Entry>{"cues", Need::Required, {10}, &body<&Protocol::cues>},
    Field<Entry>{"said", Need::Optional, {}, &body<&Protocol::said>},
    Field<Entry>{"first_words", Need::Required, {2}, &body<&Protocol::first_words>},
    Field<Entry>{"never_say", Need::Required, {1}, &body<&Protocol::never_say>},
    Field<Entry>{"steps", Need::Required, {1}, &body<&Protocol::steps>},
    Field<Entry>{"hand_over", Need::Required, {}, &body<&Protocol::hand_over>},
};

constexpr std::array kAvoidFields{
    Field<Entry>{"why", Need::Required, {}, &into<&Entry::why>},
    Field<Entry>{"words", Need::Required, {}, &body<&Avoid::words>},
    Field<Entry>{"rule", Need::Required, {}, &body<&Avoid::rule>},
    Field<Entry>{"level", Need::Required, {}, &body<&Avoid::level>},
    Field<Entry>{"patterns", Need::Required, {1}, &body<&Avoid::patterns>},
    Field<Entry>{"say_instead", Need::Required, {}, &body<&Avoid::say_instead>},
    Field<Entry>{"instead", Need::Optional, {}, &body<&Avoid::instead>},
};

constexpr std::array kUtteranceFields{
    Field<Entry>{"situations", Need::Required, {}, &into<&Entry::situations>},
    Field<Entry>{"emotions", Need::Required, {}, &into<&Entry::emotions>},
    Field<Entry>{"text", Need::Required, {}, &body<&Utterance::text>},
};

constexpr std::array kScenarioFields{
    Field<Entry>{"title", Need::Required, {}, &body<&Scenario::title>},
    Field<Entry>{"persona", Need::Required, {}, &body<&Scenario::persona>},
    Field<Entry>{"goal", Need::Required, {}, &body<&Scenario::goal>},
    Field<Entry>{"start", Need::Required, {}, &body<&Scenario::start>},
    Field<Entry>{"passages", Need::Required, {2}, &body<&Scenario::passages>},
    Field<Entry>{"rubric", Need::Required, {1}, &body<&Scenario::rubric>},
};

// ---- Guidance in English, by kind. An utterance is labelled data and needs none
// ------------------------

using EnglishField = Field<English>;

template <const char* Name>
void english_text(Reading& reading, const yaml::Value& value, Limits limits, English& out) {
  std::string text;
  read_value(reading, value, limits, text);
  if (!text.empty()) out[Name] = std::move(text);
}

constexpr char kWhy[] = "why", kUseWhen[] = "use_when", kAvoidWhen[] = "avoid_when",
               kTitle[] = "title", kTendency[] = "tendency", kAskInstead[] = "ask_instead",
               kVaries[] = "varies", kWhen[] = "when", kSummary[] = "summary",
               kHandOver[] = "hand_over", kWords[] = "words", kSayInstead[] = "say_instead",
               kPersona[] = "persona", kGoal[] = "goal";

template <const char* Name>
constexpr EnglishField english(Need need) {
  return {Name, need, {}, &english_text<Name>};
}

constexpr std::array kPhraseEnglish{english<kWhy>(Need::Required),
                                    english<kUseWhen>(Need::Optional),
                                    english<kAvoidWhen>(Need::Optional)};
constexpr std::array kNormEnglish{english<kTitle>(Need::Required),
                                  english<kTendency>(Need::Required),
                                  english<kAskInstead>(Need::Required),
                                  english<kWhy>(Need::Optional), english<kVaries>(Need::Optional)};
constexpr std::array kGuideEnglish{english<kTitle>(Need::Required), english<kWhen>(Need::Required),
                                   english<kSummary>(Need::Required)};
constexpr std::array kProtocolEnglish{english<kTitle>(Need::Required),
                                      english<kSummary>(Need::Required),
                                      english<kHandOver>(Need::Required)};
constexpr std::array kAvoidEnglish{english<kWhy>(Need::Required), english<kWords>(Need::Required),
                                   english<kSayInstead>(Need::Required)};
constexpr std::array kScenarioEnglish{english<kTitle>(Need::Required),
                                      english<kPersona>(Need::Required),
                                      english<kGoal>(Need::Required)};

struct KindFields {
  std::span<const Field<Entry>> own;
  std::span<const EnglishField> english;
};

KindFields fields_of(Kind kind) {
  switch (kind) {
    case Kind::Phrase:
      return {kPhraseFields, kPhraseEnglish};
    case Kind::Norm:
      return {kNormFields, kNormEnglish};
    case Kind::Guide:
      return {kGuideFields, kGuideEnglish};
    case Kind::Protocol:
      return {kProtocolFields, kProtocolEnglish};
    case Kind::Avoid:
      return {kAvoidFields, kAvoidEnglish};
    case Kind::Utterance:
      return {kUtteranceFields, {}};
    case Kind::Scenario:
      return {kScenarioFields, kScenarioEnglish};
  }
  return {};
}

/// All fields of a kind: its own first, then the common ones it does not restate.
std::vector<Field<Entry>> all_fields(Kind kind) {
  const std::span<const Field<Entry>> own = fields_of(kind).own;
  std::vector<Field<Entry>> fields(own.begin(), own.end());
  for (const Field<Entry>& field : kCommonFields) {
    const bool has_english = !fields_of(kind).english.empty();
    if (field.name == "english" && !has_english) continue;
    if (find_field<Entry>(own, field.name) == nullptr) fields.push_back(field);
  }
  return fields;
}

void read_english(Reading& reading, const yaml::Value& value, Limits, Entry& entry) {
  read_fields<English>(reading, value, fields_of(entry.kind()).english, entry.english);
}

Body empty_body(Kind kind) {
  switch (kind) {
    case Kind::Phrase:
      return Phrase{};
    case Kind::Norm:
      return Norm{};
    case Kind::Guide:
      return Guide{};
    case Kind::Protocol:
      return Protocol{};
    case Kind::Avoid:
      return Avoid{};
    case Kind::Utterance:
      return Utterance{};
    case Kind::Scenario:
      return Scenario{};
  }
  return Phrase{};
}

// ---- The file
// ----------------------------------------------------------------------------------------

std::optional<Kind> read_kind(Reading& reading, const yaml::Value& root) {
  const yaml::Value* value = root.find("kind");
  if (value == nullptr) {
    reading.fault(root.mark, "missing-key", "“kind” is missing", "begin the file with `kind: …`");
    return std::nullopt;
  }
  std::string name;
  const PathStep step(reading, "kind");
  read_value(reading, *value, {}, name);
  const auto kind = kind_named(name);
  if (!kind && !name.empty()) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < kKinds; ++i) known.push_back(name_of(static_cast<Kind>(i)));
    reading.fault(value->mark, "unknown-kind", fmt::format("“{}” is not a kind of entry", name),
                  did_you_mean(name, known));
  }
  return kind;
}

Entry read_entry(Reading& reading, const yaml::Value& value, Kind kind, const EntriesFile& origin) {
  Entry entry;
  entry.locale = origin.locale;
  entry.file = origin.file;
  entry.body = empty_body(kind);
  reading.spots = &entry.spots;
  const std::vector<Field<Entry>> fields = all_fields(kind);
  read_fields<Entry>(reading, value, fields, entry);
  reading.spots = nullptr;
  const yaml::Value* id = value.find("id");
  entry.mark = id != nullptr ? id->mark : value.mark;
  return entry;
}

std::vector<Entry> read_root(const yaml::Value& root, const EntriesFile& origin,
                             Diagnostics& faults) {
  Reading reading{origin.file, faults, nullptr, {}};
  std::vector<Entry> entries;
  if (!expect_map(reading, root)) return entries;
  for (const yaml::Member& member : root.members) {
    if (member.key != "kind" && member.key != "entries") {
      report_unknown_key(reading, member, {"kind", "entries"});
    }
  }
  const auto kind = read_kind(reading, root);
  const yaml::Value* list = root.find("entries");
  if (list == nullptr) {
    report_missing_key(reading, root, "entries");
    return entries;
  }
  {
    const PathStep step(reading, "entries");
    if (!expect_list(reading, *list, {1}) || !kind) return entries;
  }
  for (const yaml::Value& item : list->items) {
    entries.push_back(read_entry(reading, item, *kind, origin));
  }
  return entries;
}

template <class Owner>
std::vector<FieldName> to_names(std::span<const Field<Owner>> fields) {
  std::vector<FieldName> names;
  for (const auto& field : fields) {
    names.push_back({field.name, field.need == Need::Required});
  }
  return names;
}

}  // namespace

std::vector<Entry> read_entries(std::string_view text, const EntriesFile& origin,
                                Diagnostics& faults) {
  const auto root = yaml::parse(text, origin.file, faults);
  return root ? read_root(*root, origin, faults) : std::vector<Entry>{};
}

std::vector<Entry> read_entries_file(const EntriesFile& origin, Diagnostics& faults) {
  const auto text = read_text_file(origin.file, faults);
  return text ? read_entries(*text, origin, faults) : std::vector<Entry>{};
}

std::vector<FieldName> field_names(std::string_view object) {
  if (const auto kind = kind_named(object)) return to_names<Entry>(all_fields(*kind));
  constexpr std::string_view kEnglishOf = "english of ";
  if (object.starts_with(kEnglishOf)) {
    const auto kind = kind_named(object.substr(kEnglishOf.size()));
    return kind ? to_names<English>(fields_of(*kind).english) : std::vector<FieldName>{};
  }
  if (object == "source") return to_names<Source>(kSourceFields);
  if (object == "review") return to_names<Review>(kReviewFields);
  if (object == "alternative") return to_names<Alternative>(kAlternativeFields);
  if (object == "step") return to_names<Step>(kStepFields);
  if (object == "passage") return to_names<Passage>(kPassageFields);
  if (object == "reply") return to_names<Reply>(kReplyFields);
  if (object == "criterion") return to_names<Criterion>(kCriterionFields);
  return {};
}

}  // namespace attune::corpus
