// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/document.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/record.h"
#include "locales/format.h"

namespace attune::index {
namespace {

using corpus::Entry;
using locales::Analyzer;

constexpr std::size_t kRememberedWords = 20'000;

/// Terms of one document while they are gathered; sorted and summed once at the end.
class TermBag {
 public:
  void add(std::string term, std::uint32_t weight) { terms_.emplace_back(std::move(term), weight); }

  [[nodiscard]] std::vector<std::pair<std::string, std::uint32_t>> take() {
    std::sort(terms_.begin(), terms_.end());
    std::vector<std::pair<std::string, std::uint32_t>> out;
    for (auto& [term, weight] : terms_) {
      if (!out.empty() && out.back().first == term) {
        out.back().second += weight;
      } else {
        out.emplace_back(std::move(term), weight);
      }
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::uint32_t>> terms_;
};

/// An analyser and the scope its terms are written under.
struct Reading {
  const Analyzer& analyzer;
  Scope scope;
};

/// Guidance is long and well spelt, and utterances are many: there grams and pairs would double the
/// pack to find what stems find. The English of another language's pack is there to be found by,
/// not to rank finely: stems and grams are enough.
bool wants(locales::Family family, Field field, Scope scope) {
  using locales::Family;
  const bool is_long = field == Field::Guidance || field == Field::Said;
  if (scope == Scope::English) return family == Family::Stem;
  return !is_long || (family != Family::Gram && family != Family::Pair);
}

void add_text(TermBag& bag, const Reading& reading, Field field, std::string_view text) {
  if (text.empty()) return;
  const auto weight = kFields[static_cast<std::size_t>(field)].wdf;
  for (const auto& word : reading.analyzer.analyze(text))
    for (const auto& term : word.terms)
      if (wants(term.family, field, reading.scope)) bag.add(term_of(term, reading.scope), weight);
}

void add_all(TermBag& bag, const Reading& reading, Field field,
             const std::vector<std::string>& texts) {
  for (const auto& text : texts) add_text(bag, reading, field, text);
}

/// Adds what each kind says in the entry's own language; one overload per kind.
class NativeText {
 public:
  NativeText(TermBag& bag, const Reading& reading) : bag_(bag), reading_(reading) {}

  void operator()(const corpus::Phrase& phrase) const {
    all(Field::CustomerSays, phrase.customer_says);
  }
  void operator()(const corpus::Norm& norm) const {
    one(Field::Title, norm.title);
    all(Field::Guidance, norm.recommended);
    all(Field::Guidance, norm.discouraged);
    one(Field::Guidance, norm.varies);
    one(Field::Guidance, norm.ask_instead);
  }
  void operator()(const corpus::Guide& guide) const {
    one(Field::Title, guide.title);
    steps(guide.steps);
    all(Field::Guidance, guide.limits);
    one(Field::Guidance, guide.exit);
  }
  void operator()(const corpus::Protocol& protocol) const {
    one(Field::Title, protocol.title);
    all(Field::CustomerSays, protocol.cues);
    for (const auto& words : protocol.first_words)
      one(Field::Text, without_slots(locales::preview(words.text).text));
    steps(protocol.steps);
  }
  void operator()(const corpus::Avoid& avoid) const {
    one(Field::Title, avoid.words);  // patterns are for drafts: hundreds, of any words
  }
  void operator()(const corpus::Utterance&) const {}
  void operator()(const corpus::Scenario& scenario) const {
    one(Field::Title, scenario.title);
    one(Field::Guidance, scenario.goal);
    for (const auto& passage : scenario.passages) one(Field::Guidance, passage.customer);
  }

 private:
  void one(Field field, const std::string& text) const { add_text(bag_, reading_, field, text); }
  void all(Field field, const std::vector<std::string>& texts) const {
    add_all(bag_, reading_, field, texts);
  }
  void steps(const std::vector<corpus::Step>& all_steps) const {
    for (const auto& step : all_steps) one(Field::Guidance, step.text);
  }

  TermBag& bag_;
  const Reading& reading_;
};

std::vector<std::pair<Axis, std::string>> facets_of(const Entry& entry, const Record& record,
                                                    const std::vector<std::string>& all_channels) {
  std::vector<std::pair<Axis, std::string>> out{{Axis::Kind, record.kind}};
  for (const auto& id : entry.situations) out.emplace_back(Axis::Situation, id);
  for (const auto& id : entry.emotions) out.emplace_back(Axis::Emotion, id);
  if (entry.escalation) out.emplace_back(Axis::Escalation, std::to_string(*entry.escalation));
  if (!entry.stage.empty()) out.emplace_back(Axis::Stage, entry.stage);
  if (!entry.strategy.empty()) out.emplace_back(Axis::Strategy, entry.strategy);
  for (const auto& id : entry.channels.empty() ? all_channels : entry.channels)
    out.emplace_back(Axis::Channel, id);
  for (const auto& wording : record.wordings)
    if (!wording.register_id.empty()) out.emplace_back(Axis::Register, wording.register_id);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Terms of everything that names a taxonomy id in one language: its label and the everyday words
/// for it.
class Labels {
 public:
  Labels(const Reading& reading, const locales::Locale& locale, const locales::Messages& messages)
      : reading_(reading), language_(locale.tag), messages_(messages) {
    for (const auto& word : locale.vocabulary)
      words_[word.axis + '/' + word.id].push_back(word.word);
  }

  void add(TermBag& bag, std::string_view axis, const std::string& id) const {
    const std::string context(axis);
    add_text(bag, reading_, Field::Label, messages_.text(language_, context, id));
    const auto found = words_.find(context + '/' + id);
    if (found != words_.end()) add_all(bag, reading_, Field::Label, found->second);
  }

  /// The label and the everyday words for an id.
  [[nodiscard]] std::vector<std::string> texts(std::string_view axis, const std::string& id) const {
    const std::string context(axis);
    std::vector<std::string> out{messages_.text(language_, context, id)};
    if (const auto found = words_.find(context + '/' + id); found != words_.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
    return out;
  }

  /// What stands on the entry itself: names of topics, which have no label document.
  void add_topic(TermBag& bag, const Entry& entry) const {
    if (const auto* norm = std::get_if<corpus::Norm>(&entry.body))
      add(bag, "norm-topic", norm->topic);
    if (const auto* protocol = std::get_if<corpus::Protocol>(&entry.body))
      add(bag, "protocol-topic", protocol->topic);
    if (const auto* guide = std::get_if<corpus::Guide>(&entry.body))
      add(bag, "guide-method", guide->method);
  }

 private:
  Reading reading_;
  std::string language_;
  const locales::Messages& messages_;
  std::unordered_map<std::string, std::vector<std::string>> words_;
};

}  // namespace

class DocumentMaker::Impl {
 public:
  explicit Impl(const PackContext& context)
      : context_(context),
        native_(context.language, context.locales.at(context.language).analysis, kRememberedWords),
        english_("en", context.locales.at("en").analysis, kRememberedWords),
        native_labels_({native_, Scope::Native}, context.locales.at(context.language),
                       context.messages),
        english_labels_({english_, Scope::English}, context.locales.at("en"), context.messages) {}

  Document make(const Entry& entry) const {
    const auto record = make_record(entry, context_.locales.at(entry.locale));
    TermBag bag;
    add_native(bag, entry, record);
    if (context_.language != "en") add_english(bag, entry, record);
    return {bag.take(), booleans(entry, record), encode(record)};
  }

  std::vector<Document> labels(const TaxonomyLists& taxonomy) const {
    std::vector<Document> out;
    for (const auto axis : kLabelledAxes) {
      const auto name = kFacets[static_cast<std::size_t>(axis)].name;
      for (const auto& id : taxonomy.ids.find(name)->second) {
        TermBag bag;
        native_labels_.add(bag, name, id);
        if (context_.language != "en") english_labels_.add(bag, name, id);
        out.push_back({bag.take(), {label_term(axis, id)}, ""});
      }
    }
    return out;
  }

  [[nodiscard]] std::vector<Example> said_examples(Axis axis,
                                                   const std::vector<const Entry*>& entries) const {
    constexpr std::size_t kMostTeachers = 12'000;  // entries; more take time and teach little
    std::vector<Example> out;
    const auto step = entries.size() / kMostTeachers + 1;
    for (std::size_t i = 0; i < entries.size(); i += step) {
      const auto* entry = entries[i];
      const auto& labels = axis == Axis::Situation ? entry->situations : entry->emotions;
      if (const auto* said = std::get_if<corpus::Utterance>(&entry->body))
        out.push_back({features_of(native_.analyze(said->text)), labels, 1});
      if (const auto* phrase = std::get_if<corpus::Phrase>(&entry->body); phrase && !labels.empty())
        for (const auto& said : phrase->customer_says)
          out.push_back({features_of(native_.analyze(said)), labels, 1});
    }
    return out;
  }

  [[nodiscard]] std::vector<Example> intensity_examples(
      const std::vector<const Entry*>& entries) const {
    std::vector<Example> out;
    for (const auto* entry : entries)
      if (const auto* said = std::get_if<corpus::Utterance>(&entry->body); said && entry->intensity)
        out.push_back(
            {features_of(native_.analyze(said->text)), {std::to_string(*entry->intensity)}, 1});
    return out;
  }

  /// Cues and messages of the protocols, utterances of situations that are emergencies, and all
  /// others as what is none. Utterances that may or may not be one teach nothing.
  [[nodiscard]] std::vector<Example> alarm_examples(
      const std::vector<const Entry*>& entries) const {
    static const std::unordered_map<std::string, std::string> kTopic{
        {"crisis-self-harm", "self-harm"},
        {"threats", "threat-to-others"},
        {"harassment", "harassment-of-agent"},
        {"disaster", "disaster"},
        {"account-compromised", ""},
        {"illness", ""},
        {"safety-incident", ""},
        {"vulnerable-customer", ""}};
    constexpr float kCueWeight = .5F, kSaidWeight = 2;
    std::vector<Example> out;
    const auto add = [&](const std::string& text, std::vector<std::string> labels, float weight) {
      out.push_back({features_of(native_.analyze(text)), std::move(labels), weight});
    };
    for (const auto* entry : entries) {
      if (const auto* protocol = std::get_if<corpus::Protocol>(&entry->body)) {
        for (const auto& cue : protocol->cues) add(cue, {protocol->topic}, kCueWeight);
        for (const auto& said : protocol->said) add(said, {protocol->topic}, kSaidWeight);
      }
      const auto* said = std::get_if<corpus::Utterance>(&entry->body);
      if (said == nullptr) continue;
      bool doubtful = false;
      std::vector<std::string> topics;
      for (const auto& situation : entry->situations)
        if (const auto found = kTopic.find(situation); found != kTopic.end()) {
          doubtful |= found->second.empty();
          if (!found->second.empty()) topics.push_back(found->second);
        }
      if (!doubtful || !topics.empty()) add(said->text, topics, 1);
    }
    return out;
  }

  [[nodiscard]] static locales::Profile profile(const std::vector<const Entry*>& entries) {
    std::vector<std::string> texts;
    for (const auto* entry : entries) {
      if (const auto* said = std::get_if<corpus::Utterance>(&entry->body))
        texts.push_back(said->text);
      if (const auto* phrase = std::get_if<corpus::Phrase>(&entry->body))
        for (const auto& each : phrase->say)
          texts.push_back(without_slots(locales::preview(each.text).text));
    }
    return locales::Profile(texts);
  }

  [[nodiscard]] std::vector<Example> word_examples(Axis axis, const TaxonomyLists& taxonomy) const {
    constexpr float kWordWeight = .5F;  // a single word says less than what somebody wrote
    std::vector<Example> out;
    const auto name = kFacets[static_cast<std::size_t>(axis)].name;
    for (const auto& id : taxonomy.ids.find(name)->second)
      for (const auto& text : native_labels_.texts(name, id))
        out.push_back({features_of(native_.analyze(text)), {id}, kWordWeight});
    return out;
  }

 private:
  void add_native(TermBag& bag, const Entry& entry, const Record& record) const {
    const Reading reading{native_, Scope::Native};
    for (const auto& wording : record.wordings)
      add_text(bag, reading, entry.kind() == corpus::Kind::Utterance ? Field::Said : Field::Text,
               without_slots(wording.text));
    std::visit(NativeText(bag, reading), entry.body);
    for (const auto* text : {&entry.why, &entry.use_when, &entry.avoid_when})
      add_text(bag, reading, Field::Guidance, *text);
    native_labels_.add_topic(bag, entry);
  }

  void add_english(TermBag& bag, const Entry& entry, const Record& record) const {
    const Reading reading{english_, Scope::English};
    for (const auto& wording : record.wordings)
      add_text(bag, reading, Field::Text, without_slots(wording.gloss));
    for (const auto& [field, text] : entry.english)
      add_text(bag, reading, field == "title" ? Field::Title : Field::Guidance, text);
    english_labels_.add_topic(bag, entry);
  }

  std::vector<std::string> booleans(const Entry& entry, const Record& record) const {
    std::vector<std::string> out{std::string(kIdPrefix) + entry.id,
                                 std::string(kLocalePrefix) + entry.locale};
    for (const auto& [axis, id] : facets_of(entry, record, context_.channels))
      out.push_back(std::string(kFacets[static_cast<std::size_t>(axis)].prefix) + ":" + id);
    return out;
  }

  PackContext context_;
  Analyzer native_, english_;
  Labels native_labels_, english_labels_;
};

DocumentMaker::DocumentMaker(const PackContext& context) : impl_(std::make_unique<Impl>(context)) {}
DocumentMaker::~DocumentMaker() = default;

Document DocumentMaker::make(const Entry& entry) const {
  return impl_->make(entry);
}

std::vector<Document> DocumentMaker::labels(const TaxonomyLists& taxonomy) const {
  return impl_->labels(taxonomy);
}

std::vector<Example> DocumentMaker::said_examples(Axis axis,
                                                  const std::vector<const Entry*>& entries) const {
  return impl_->said_examples(axis, entries);
}

std::vector<Example> DocumentMaker::word_examples(Axis axis, const TaxonomyLists& taxonomy) const {
  return impl_->word_examples(axis, taxonomy);
}

std::vector<Example> DocumentMaker::intensity_examples(
    const std::vector<const Entry*>& entries) const {
  return impl_->intensity_examples(entries);
}

std::vector<Example> DocumentMaker::alarm_examples(const std::vector<const Entry*>& entries) const {
  return impl_->alarm_examples(entries);
}

locales::Profile DocumentMaker::profile(const std::vector<const Entry*>& entries) const {
  return Impl::profile(entries);
}

}  // namespace attune::index
