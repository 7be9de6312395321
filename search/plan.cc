// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "search/ranking.h"

namespace attune::search {
namespace {

using index::Record;

/// What a phrase of the plan gains for each thing that fits.
constexpr float kForSituation = 3, kForEmotion = 1, kForRegister = .4F, kForChannel = .3F,
                kForEscalation = .25F;
/// Fewer points are no fit: about something else, or about nothing.
constexpr float kLeast = .5F;

constexpr std::array kEmpathy{"acknowledge", "validate", "apologise", "reflect"};
constexpr std::array kStages{"open", "listen", "acknowledge", "resolve", "close"};

template <class List>
bool is_among(const List& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

struct Choice {
  float points = 0;
  DocId document = 0;
  std::size_t wording = 0;
};

class Planner {
 public:
  Planner(const Understanding& message, const Target& target, const PlanWishes& wishes)
      : message_(message), target_(target), pack_(*target.pack), wishes_(wishes) {
    for (const auto& each : pack_.locale_for(target.tag).registers)
      if (each.is_default) register_ = each.id;
    if (!wishes.register_id.empty()) register_ = wishes.register_id;
  }

  std::vector<PlanStage> run() {
    std::map<std::string, std::vector<Choice>> by_stage;
    for (const auto id : target_.view->documents) {
      if (pack_.is_utterance(id)) continue;
      const auto& record = pack_.document(id).record;
      if (record.kind != "phrase" || is_unfit(record)) continue;
      const auto choice = judged(id, record);
      if (choice.points >= kLeast) by_stage[record.stage].push_back(choice);
    }
    std::vector<PlanStage> out;
    for (const auto* stage : kStages) {
      auto& choices = by_stage[stage];
      std::sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return a.points != b.points ? a.points > b.points : a.document < b.document;
      });
      if (auto hits = pick(choices); !hits.empty()) out.push_back({stage, std::move(hits)});
    }
    return out;
  }

 private:
  /// Moves of any conversation (greeting, holding the line, …) answer no message.
  [[nodiscard]] bool is_unfit(const Record& record) const {
    constexpr std::array kMoves{"greet", "hold", "transfer", "follow-up", "thank"};
    if (is_among(kMoves, record.strategy) && record.situations.empty()) return true;
    return record.strategy == "apologise" && !favours_apology();
  }

  /// An apology has no place where nothing went wrong; where things did, the culture decides
  /// whether it takes a fault of the company's.
  [[nodiscard]] bool favours_apology() const {
    constexpr std::array kNobodysFault{
        "identity-check",   "request-refused",  "legal-threat",        "public-review-threat",
        "bereavement",      "illness",          "cancel-order",        "subscription-cancellation",
        "close-account",    "payment-hardship", "change-details",      "change-order",
        "return-exchange",  "abusive-language", "harassment",          "threats",
        "crisis-self-harm", "disaster",         "vulnerable-customer", "financial-crisis"};
    constexpr std::array kUntroubled{"information-request", "thanks",      "compliment", "feedback",
                                     "setup-help",          "order-status"};
    const auto first_is = [this](const auto& list) {
      return !message_.situations.empty() && is_among(list, message_.situations.front().id);
    };
    const bool in_trouble = message_.escalation > 0 || !message_.situations.empty();
    if (!in_trouble || first_is(kUntroubled)) return false;
    const bool readily = pack_.locale_for(target_.tag).apology == locales::Apology::Readily;
    return readily || !first_is(kNobodysFault);
  }

  [[nodiscard]] Choice judged(DocId id, const Record& record) const {
    Choice out{0, id, wording(record)};
    for (const auto& label : message_.situations)
      if (is_among(record.situations, label.id)) {
        // What is mainly about it says it better than what also fits it.
        const float main = record.situations.front() == label.id ? 1 : .6F;
        out.points = std::max(out.points, kForSituation * main * share(label));
      }
    for (const auto& label : message_.emotions)
      if (label.id != "neutral" && is_among(record.emotions, label.id) &&
          (record.situations.empty() || out.points > 0))
        out.points += kForEmotion * share(label);
    if (out.points == 0) return out;
    if (record.wordings[out.wording].register_id == register_) out.points += kForRegister;
    if (!wishes_.channel.empty() && suits_channel(record.wordings[out.wording]))
      out.points += kForChannel;
    if (record.escalation >= 0)
      out.points -=
          kForEscalation * static_cast<float>(std::abs(record.escalation - message_.escalation));
    out.points *= target_.view->prior[id];
    return out;
  }

  /// The first label counts whole, however sure; the others by how likely they are beside it.
  [[nodiscard]] float share(const Sign& label) const {
    const auto& first = message_.situations.empty() ? label : message_.situations.front();
    return label.id == first.id ? 1 : .3F + .7F * label.confidence;
  }

  [[nodiscard]] bool suits_channel(const index::Wording& wording) const {
    return wording.channels.empty() || is_among(wording.channels, wishes_.channel);
  }

  [[nodiscard]] std::size_t wording(const Record& record) const {
    std::size_t best = 0;
    int most = -1;
    for (std::size_t i = 0; i < record.wordings.size(); ++i) {
      const auto& each = record.wordings[i];
      const int fit = (each.register_id == register_ ? 2 : 0) +
                      (!wishes_.channel.empty() && suits_channel(each) ? 1 : 0);
      if (fit > most) {
        most = fit;
        best = i;
      }
    }
    return best;
  }

  /// The best of a stage, no two that do the same; empathy and apology within their budget.
  std::vector<Hit> pick(const std::vector<Choice>& choices) {
    std::set<std::string> strategies;
    std::vector<Hit> out;
    for (const auto& choice : choices) {
      const auto& record = pack_.document(choice.document).record;
      if (out.size() == wishes_.per_stage || strategies.contains(record.strategy)) continue;
      const bool empathy = is_among(kEmpathy, record.strategy);
      if (empathy && empathy_ >= (message_.escalation >= 2 ? 2U : 1U)) continue;
      if (record.strategy == "apologise" && apologised_) continue;
      empathy_ += empathy ? 1 : 0;
      apologised_ |= record.strategy == "apologise";
      strategies.insert(record.strategy);
      out.push_back(hit(choice, record));
    }
    return out;
  }

  [[nodiscard]] Hit hit(const Choice& choice, const Record& record) const {
    Hit out{pack_.fetch(choice.document),
            choice.document,
            choice.wording,
            record.locale != target_.tag,
            choice.points,
            {},
            {}};
    for (const auto& label : message_.situations)
      if (is_among(record.situations, label.id)) out.reasons.push_back({"situation", {label.id}});
    for (const auto& label : message_.emotions)
      if (is_among(record.emotions, label.id)) out.reasons.push_back({"emotion", {label.id}});
    out.reasons.push_back({out.fallback ? "locale-parent" : "locale-exact", {}});
    if (record.review_state != "draft")
      out.reasons.push_back({"review-" + record.review_state, {}});
    return out;
  }

  const Understanding& message_;
  const Target& target_;
  const Pack& pack_;
  const PlanWishes& wishes_;
  std::string register_;
  std::size_t empathy_ = 0;
  bool apologised_ = false;
};

using Topics = std::vector<std::string_view>;

/// Which norms bear on a situation, by it or by its group; the most telling first.
const Topics& topics_of(const std::string& id) {
  static const Topics none;
  static const std::map<std::string, Topics, std::less<>> kTopics{
      {"request-refused", {"refusal", "bad-news", "directness"}},
      {"contract-dispute", {"complaint-rights", "directness", "written-style"}},
      {"legal-threat", {"complaint-rights", "written-style"}},
      {"bereavement", {"bad-news", "religion-and-holidays", "taboo"}},
      {"rude-treatment", {"apology", "formality", "hierarchy"}},
      {"discrimination", {"apology", "taboo", "complaint-rights"}},
      {"identity-check", {"privacy"}},
      {"data-privacy", {"privacy", "complaint-rights"}},
      {"long-wait", {"time-and-deadlines", "apology"}},
      {"speak-to-human", {"hierarchy", "formality"}},
      {"thanks", {"gratitude", "closing"}},
      {"compliment", {"gratitude", "closing"}},
      {"information-request", {"directness", "formality"}},
      {"delivery", {"time-and-deadlines", "apology", "money-and-compensation"}},
      {"money", {"money-and-compensation", "apology", "numbers-dates-names"}},
      {"account", {"privacy", "address-and-names", "formality"}},
      {"product", {"apology", "directness", "money-and-compensation"}},
      {"booking", {"time-and-deadlines", "apology", "money-and-compensation"}},
      {"service", {"apology", "formality", "emotion-display"}},
      {"policy", {"refusal", "directness", "complaint-rights"}},
      {"life", {"bad-news", "group-and-family", "taboo"}},
      {"hostility", {"emotion-display", "silence-and-pace", "hierarchy"}}};
  const auto found = kTopics.find(id);
  return found == kTopics.end() ? none : found->second;
}

}  // namespace

std::vector<PlanStage> make_plan(const Understanding& message, const Target& target,
                                 const PlanWishes& wishes) {
  return Planner(message, target, wishes).run();
}

std::vector<Hit> bearing_norms(const Understanding& message, const Target& target,
                               const index::TaxonomyLists& taxonomy) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string_view> topics;
  const auto want = [&](const Topics& more) {
    for (const auto topic : more)
      if (!is_among(topics, topic)) topics.push_back(topic);
  };
  for (const auto& label : message.situations) {
    want(topics_of(label.id));
    if (const auto group = taxonomy.group_of_situation.find(label.id);
        group != taxonomy.group_of_situation.end())
      want(topics_of(group->second));
  }
  if (message.intensity >= 4) want({"emotion-display"});
  std::vector<Hit> out;
  for (const auto topic : topics)
    for (const auto& tag : target.chain)
      for (const auto id : target.view->documents) {
        if (out.size() == kMost || target.pack->is_utterance(id)) break;  // utterances come last
        const auto& record = target.pack->document(id).record;
        if (record.kind != "norm" || record.topic != topic || record.locale != tag) continue;
        out.push_back({target.pack->fetch(id), id, 0, tag != target.tag, 0, {}, {}});
      }
  return out;
}

}  // namespace attune::search
