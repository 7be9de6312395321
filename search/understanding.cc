// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/understanding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "locales/profile.h"
#include "locales/unicode.h"
#include "search/query.h"

namespace attune::search {
namespace {

using index::Classifier;
using index::Feature;

/// From here on a safety card is possible, and likely; by what the classifier of alarms gives to a
/// topic, and that of situations to an emergency. Measured in tests/bench/results.md, 2026-11-30.
constexpr float kPossible = .025F, kLikely = .15F;
constexpr float kPossibleSituation = .12F, kLikelySituation = .35F;
/// From here on a label is named at all, and the first one is called sure.
constexpr float kNamed = .2F, kFirstNamed = .35F, kSure = .5F;
constexpr std::size_t kMostLabels = 3;
/// A negation reaches so many words.
constexpr std::uint32_t kReach = 3;

/// What a negated feeling keeps of its probability, and what signs of anger multiply it by.
constexpr float kNegated = .1F, kHeated = 1.6F, kMocked = .25F;

constexpr std::array kAngry{"anger", "frustration", "impatience", "distrust", "hurt"};
constexpr std::array kPleased{"gratitude", "joy", "relief"};
constexpr std::array kCalm{"gratitude", "joy", "relief", "neutral", "confusion"};

/// The gravest first.
constexpr std::array kTopics{"self-harm", "medical-emergency", "threat-to-others",   "minors",
                             "disaster",  "fraud-or-takeover", "harassment-of-agent"};

template <class List>
bool is_among(const List& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool overlap(const Offsets& a, const Offsets& b) {
  return a.first < b.second && b.first < a.second;
}

/// Ascending, with what touches or is one character apart joined.
std::vector<Offsets> joined(std::vector<Offsets> ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Offsets> out;
  for (const auto& range : ranges) {
    if (!out.empty() && range.first <= out.back().second + 1) {
      out.back().second = std::max(out.back().second, range.second);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view text, const Target& target)
      : text_(text),
        target_(target),
        pack_(*target.pack),
        question_(read_question(text, pack_.entries().reading, &pack_)) {
    for (std::size_t i = 0; i < question_.words.size(); ++i) features_.push_back(features_at(i));
    sightings_ = pack_.heard().find(text, question_.words);
    find_negated();
  }

  Understanding run() {
    Understanding out;
    out.situations = situations(out.sure);
    out.emotions = emotions(!out.situations.empty());
    out.alarms = alarms();
    out.intensity = intensity(out.emotions);
    out.escalation = escalation(out);
    return out;
  }

 private:
  /// Of a word as typed and of what else it may mean.
  [[nodiscard]] std::vector<Feature> features_at(std::size_t i) const {
    std::vector<locales::Word> words{question_.words[i]};
    for (const auto& each : question_.alternatives[i])
      words.insert(words.end(), each.words.begin(), each.words.end());
    return index::features_of(words);
  }

  [[nodiscard]] Offsets place(std::size_t word) const {
    return {question_.words[word].begin, question_.words[word].end};
  }

  [[nodiscard]] std::vector<Offsets> seen(std::string_view cue) const {
    std::vector<Offsets> out;
    for (const auto& sighting : sightings_)
      if (sighting.meaning->of == Meaning::Of::Cue && sighting.meaning->id == cue)
        out.emplace_back(sighting.begin, sighting.end);
    return out;
  }

  /// How many words begin between two places; none when a contrast stands between them.
  [[nodiscard]] std::uint32_t words_between(std::uint32_t begin, std::uint32_t end) const {
    for (const auto& contrast : seen("contrast"))
      if (contrast.first >= begin && contrast.second <= end) return kReach + 1;
    return static_cast<std::uint32_t>(
        std::count_if(question_.words.begin(), question_.words.end(),
                      [&](const auto& word) { return word.begin >= begin && word.end <= end; }));
  }

  /// “not angry, just tired”: the words for anger do not count.
  void find_negated() {
    const auto before = seen("negation"), after = seen("negation-after");
    const auto is_denied = [&](const Sighting& word) {
      return std::any_of(before.begin(), before.end(),
                         [&](const Offsets& no) {
                           return no.second <= word.begin &&
                                  words_between(no.second, word.begin) < kReach;
                         }) ||
             std::any_of(after.begin(), after.end(), [&](const Offsets& no) {
               return no.first >= word.end && words_between(word.end, no.first) <= kReach;
             });
    };
    for (const auto& sighting : sightings_) {
      if (sighting.meaning->of != Meaning::Of::Emotion || !is_denied(sighting)) continue;
      negated_.emplace_back(sighting.begin, sighting.end);
      denied_.insert(sighting.meaning->id);
    }
  }

  [[nodiscard]] bool is_negated(std::size_t word) const {
    return std::any_of(negated_.begin(), negated_.end(),
                       [&](const Offsets& range) { return overlap(range, place(word)); });
  }

  [[nodiscard]] std::vector<Feature> all_features(bool without_negated) const {
    std::vector<Feature> out;
    for (std::size_t i = 0; i < features_.size(); ++i)
      if (!without_negated || !is_negated(i))
        out.insert(out.end(), features_[i].begin(), features_[i].end());
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::vector<Sign> situations(bool& sure) const {
    const auto& classifier = pack_.situations();
    const auto shares = classifier.probabilities(all_features(false));
    if (shares.empty()) return {};
    const auto first = std::max_element(shares.begin(), shares.end()) - shares.begin();
    const auto& best = shares[static_cast<std::size_t>(first)];
    sure = best >= kSure;
    // Torn between situations is not about nothing: only where that is likely must one stand out.
    constexpr float kTorn = kNamed / 2;
    const auto nothing = shares.back();
    const auto least = nothing < kTorn / 2 ? kTorn : nothing < kTorn ? kNamed : kFirstNamed;
    if (classifier.labels()[static_cast<std::size_t>(first)].empty() || best < least) return {};
    return named(classifier, shares);
  }

  std::vector<Sign> emotions(bool about_something) const {
    const auto& classifier = pack_.emotions();
    auto shares = classifier.probabilities(all_features(true));
    const bool heated = !seen("exasperation").empty() || !seen("insult").empty() ||
                        !seen("profanity").empty() || !seen("threat").empty();
    const bool mocked = !seen("sarcasm").empty();
    float sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const auto& id = classifier.labels()[i];
      if (denied_.contains(id)) shares[i] *= kNegated;
      if (is_among(kAngry, id) && (heated || mocked)) shares[i] *= kHeated;
      if (is_among(kPleased, id) && mocked) shares[i] *= kMocked;
      if (id == "neutral" && heated) shares[i] /= kHeated;
      sum += shares[i];
    }
    for (auto& share : shares) share /= std::max(sum, 1e-9F);
    auto out = named(classifier, shares);
    const bool only_neutral = out.size() == 1 && out.front().id == "neutral";
    if (!about_something && (only_neutral || (!out.empty() && out.front().confidence < kSure)))
      return {};
    return out;
  }

  [[nodiscard]] std::vector<Sign> named(const Classifier& classifier,
                                        const std::vector<float>& shares) const {
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return shares[a] > shares[b]; });
    constexpr float kAsLikely = .75F;  // as the first: then neither can be left out
    const auto least = std::max(kNamed / 2, std::min(kNamed, kAsLikely * shares[order.front()]));
    std::vector<Sign> out;
    for (const auto label : order) {
      const auto& id = classifier.labels()[label];
      if (out.size() == kMostLabels || shares[label] < least) break;
      if (!id.empty()) out.push_back({id, shares[label], evidence(classifier, label)});
    }
    return out;
  }

  /// The words that speak most for a label.
  [[nodiscard]] std::vector<Offsets> evidence(const Classifier& classifier,
                                              std::size_t label) const {
    constexpr float kOfBest = .3F;
    constexpr std::size_t kMostWords = 6;
    std::vector<std::pair<float, std::size_t>> words;
    for (std::size_t i = 0; i < features_.size(); ++i) {
      float sum = 0;
      for (const auto feature : features_[i]) sum += classifier.contribution(feature, label);
      if (sum > 0 && !is_negated(i)) words.emplace_back(sum, i);
    }
    std::sort(words.begin(), words.end(), std::greater<>());
    std::vector<Offsets> out;
    for (std::size_t i = 0; i < std::min(kMostWords, words.size()); ++i)
      if (words[i].first >= kOfBest * words.front().first) out.push_back(place(words[i].second));
    return joined(std::move(out));
  }

  /// What the classifier expects, and a step more or less for what it cannot see: strength lies in
  /// small words, in capitals and in signs.
  int intensity(const std::vector<Sign>& emotions) const {
    if (emotions.empty() || emotions.front().id == "neutral") return 1;
    const auto& classifier = pack_.intensities();
    const auto shares = classifier.probabilities(all_features(true));
    float expected = 0, sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      if (classifier.labels()[i].empty()) continue;
      expected += shares[i] * static_cast<float>(std::stoi(classifier.labels()[i]));
      sum += shares[i];
    }
    expected = sum > 0 ? expected / sum : 2;
    const auto step = [&](std::string_view cue, float by) { return seen(cue).empty() ? 0 : by; };
    expected += step("intensifier", .4F) + step("exasperation", .6F) + step("profanity", .7F) +
                step("insult", .8F) + step("threat", 1) - step("diminisher", .6F);
    if (!locales::shouted(text_).empty()) expected += .7F;
    return std::clamp(static_cast<int>(std::lround(expected)), 1, 5);
  }

  int escalation(const Understanding& so_far) const {
    const auto about = [&](std::string_view id) {
      return std::any_of(so_far.situations.begin(), so_far.situations.end(),
                         [&](const Sign& label) { return label.id == id; });
    };
    for (const auto& alarm : so_far.alarms) {
      if (!alarm.likely) continue;
      const auto& topic = pack_.document(alarm.document).record.topic;
      if (topic == "self-harm" || topic == "threat-to-others" || topic == "medical-emergency")
        return 4;
    }
    if (about("threats") || !seen("threat").empty()) return 4;
    if (about("abusive-language") || about("harassment") || !seen("insult").empty()) return 3;
    const bool angry = !so_far.emotions.empty() && is_among(kAngry, so_far.emotions.front().id);
    const bool pressing = about("legal-threat") || about("public-review-threat");
    if (pressing || (angry && so_far.intensity >= 4)) return 2;
    const bool calm = so_far.emotions.empty() || is_among(kCalm, so_far.emotions.front().id);
    return angry || (!calm && so_far.intensity >= 2) ? 1 : 0;
  }

  /// By cues, which are likely, and by what the classifiers take for an emergency.
  std::vector<Alarm> alarms() const {
    std::vector<Alarm> out;
    for (const auto& sighting : sightings_)
      if (sighting.meaning->of == Meaning::Of::Entry &&
          target_.view->visible.test(sighting.meaning->document))
        raise({sighting.meaning->document, {{sighting.begin, sighting.end}}, true}, out);
    add_recognised_alarms(out);
    for (auto& alarm : out) alarm.evidence = joined(std::move(alarm.evidence));
    std::stable_sort(out.begin(), out.end(), [this](const Alarm& a, const Alarm& b) {
      return std::pair(!a.likely, gravity(a.document)) < std::pair(!b.likely, gravity(b.document));
    });
    return out;
  }

  static void raise(Alarm alarm, std::vector<Alarm>& alarms) {
    for (auto& known : alarms) {
      if (known.document != alarm.document) continue;
      known.likely |= alarm.likely;
      known.evidence.insert(known.evidence.end(), alarm.evidence.begin(), alarm.evidence.end());
      return;
    }
    alarms.push_back(std::move(alarm));
  }

  /// What the classifiers take for an emergency: that of alarms, and that of situations, which has
  /// seen more of some.
  void add_recognised_alarms(std::vector<Alarm>& alarms) const {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kOfSituation{
        {{"crisis-self-harm", "self-harm"},
         {"threats", "threat-to-others"},
         {"harassment", "harassment-of-agent"},
         {"disaster", "disaster"}}};
    const auto features = all_features(false);
    const auto& by_alarm = pack_.alarms();
    const auto alarming = by_alarm.probabilities(features);
    for (std::size_t label = 0; label < alarming.size(); ++label)
      if (!by_alarm.labels()[label].empty() && alarming[label] >= kPossible)
        raise(by_alarm.labels()[label], evidence(by_alarm, label), alarming[label] >= kLikely,
              alarms);
    const auto& by_situation = pack_.situations();
    const auto shares = by_situation.probabilities(features);
    for (const auto& [situation, topic] : kOfSituation)
      for (std::size_t label = 0; label < shares.size(); ++label)
        if (by_situation.labels()[label] == situation && shares[label] >= kPossibleSituation)
          raise(topic, evidence(by_situation, label), shares[label] >= kLikelySituation, alarms);
  }

  /// The card of a topic.
  void raise(std::string_view topic, const std::vector<Offsets>& evidence, bool likely,
             std::vector<Alarm>& alarms) const {
    for (const auto id : target_.view->documents) {
      if (pack_.is_utterance(id)) return;
      const auto& record = pack_.document(id).record;
      if (record.kind == "protocol" && record.topic == topic) raise({id, evidence, likely}, alarms);
    }
  }

  [[nodiscard]] std::size_t gravity(DocId document) const {
    const auto& topic = pack_.document(document).record.topic;
    return static_cast<std::size_t>(std::find(kTopics.begin(), kTopics.end(), topic) -
                                    kTopics.begin());
  }

  std::string_view text_;
  const Target& target_;
  const Pack& pack_;
  Question question_;
  std::vector<std::vector<Feature>> features_;  // by word
  std::vector<Sighting> sightings_;
  std::vector<Offsets> negated_;  // words for feelings that are denied
  std::set<std::string> denied_;  // these feelings
};

}  // namespace

std::vector<LanguageGuess> guess_language(std::string_view text,
                                          const std::vector<const Pack*>& packs,
                                          const std::string& given) {
  std::vector<const locales::Profile*> profiles;
  for (const auto& pack : packs) profiles.push_back(&pack->profile());
  const auto shares = locales::likelihoods(text, profiles);
  std::vector<LanguageGuess> out;
  for (std::size_t i = 0; i < packs.size(); ++i) {
    const auto& language = packs[i]->definition().language;
    out.push_back({language, shares[i], language == given});
  }
  std::stable_sort(out.begin(), out.end(), [](const LanguageGuess& a, const LanguageGuess& b) {
    return a.given != b.given ? a.given : a.confidence > b.confidence;
  });
  return out;
}

Understanding understand(std::string_view text, const Target& target) {
  return Reader(text, target).run();
}

}  // namespace attune::search
