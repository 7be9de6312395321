// SPDX-License-Identifier: GPL-2.0-or-later
// attune-synthesize: any number of entries drawn from the shipped corpus, for measuring. Every text
// is made of sentences that authors wrote, recombined with a fixed seed: word frequencies, scripts
// and lengths are those of real content, and a run is repeatable.
//   attune-synthesize --entries 100000 --out build/bench/content
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "corpus/check.h"

namespace {

using namespace attune;
namespace fs = std::filesystem;

/// The shipped phrases and utterances of one language, and the sentences they are made of.
struct Bank {
  std::vector<const corpus::Entry*> phrases, utterances;
  std::vector<std::string> sentences, glosses;
};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string list_of(const std::vector<std::string>& ids) {
  std::string out = "[";
  for (const auto& id : ids) out += (out.size() > 1 ? ", " : "") + id;
  return out + "]";
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \n"), end = text.find_last_not_of(" \n");
  return begin == std::string::npos ? "" : text.substr(begin, end + 1 - begin);
}

/// A gloss may show only slots of its own text, so a borrowed one shows none.
std::string without_slots(const std::string& gloss) {
  std::string out;
  for (const char c : gloss)
    if (c != '{' && c != '}') out += c;
  return out;
}

/// Splits after sentence ends of all scripts; a pattern with nested arguments stays whole.
std::vector<std::string> sentences_of(const std::string& text) {
  if (text.find(", plural") != std::string::npos || text.find(", select") != std::string::npos)
    return {text};
  std::vector<std::string> out{""};
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.back() += text[i];
    const auto rest = std::string_view(text).substr(i + 1);
    const bool latin_end =
        (text[i] == '.' || text[i] == '?' || text[i] == '!') && rest.starts_with(' ');
    const bool other_end =
        out.back().ends_with("。") || out.back().ends_with("।") || out.back().ends_with("؟");
    if ((latin_end || other_end) && !rest.empty()) out.emplace_back();
  }
  for (auto& sentence : out) sentence = trimmed(sentence);
  out.erase(std::remove(out.begin(), out.end(), ""), out.end());
  return out;
}

std::map<std::string, Bank> banks_of(const corpus::Corpus& corpus) {
  std::map<std::string, Bank> banks;
  for (const auto& entry : corpus.entries) {
    if (locales::pack_language(entry.locale) != entry.locale) continue;  // regions stay small
    auto& bank = banks[entry.locale];
    if (std::holds_alternative<corpus::Utterance>(entry.body)) bank.utterances.push_back(&entry);
    const auto* phrase = std::get_if<corpus::Phrase>(&entry.body);
    if (phrase == nullptr) continue;
    bank.phrases.push_back(&entry);
    for (const auto& wording : phrase->say) {
      for (auto& sentence : sentences_of(wording.text))
        bank.sentences.push_back(std::move(sentence));
      if (!wording.gloss.empty()) bank.glosses.push_back(without_slots(wording.gloss));
    }
  }
  return banks;
}

class Writer {
 public:
  Writer(const std::map<std::string, Bank>& banks, fs::path out)
      : banks_(banks), out_(std::move(out)) {}

  void write(std::size_t entries) {
    const auto each = (entries + banks_.size() - 1) / banks_.size();
    for (const auto& [language, bank] : banks_) {
      fs::create_directories(out_ / language / "phrases");
      for (std::size_t begin = 0; begin < each; begin += kPerFile) {
        std::ofstream file(out_ / language / "phrases" / fmt::format("s{:06}.yaml", begin));
        file << "kind: phrase\nentries:\n";
        for (auto i = begin; i < std::min(each, begin + kPerFile); ++i)
          file << phrase(bank, i, language);
      }
    }
  }

 private:
  static constexpr std::size_t kPerFile = 500;

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random_)];
  }

  std::string text(const Bank& bank) {
    std::string out = pick(bank.sentences);
    for (int i = std::uniform_int_distribution(0, 2)(random_); i > 0; --i)
      out += " " + pick(bank.sentences);
    return out;
  }

  std::string phrase(const Bank& bank, std::size_t number, const std::string& language) {
    const auto& model = *pick(bank.phrases);
    auto out = fmt::format(
        "  - id: {}-s{}\n    situations: {}\n    emotions: {}\n    stage: {}\n    strategy: {}\n   "
        " register: {}\n",
        model.id, number, list_of(model.situations), list_of(model.emotions), model.stage,
        model.strategy, model.register_id);
    if (!model.channels.empty()) out += "    channels: " + list_of(model.channels) + "\n";
    if (model.escalation) out += fmt::format("    escalation: {}\n", *model.escalation);
    out += "    say:\n";
    std::string first = text(bank), second = text(bank);
    while (second == first) second = text(bank);
    for (const auto& wording : {first, second}) {
      out += "      - text: " + quoted(wording) + "\n";
      if (!bank.glosses.empty()) out += "        gloss: " + quoted(pick(bank.glosses)) + "\n";
    }
    out += "    why: " + quoted(pick(bank.phrases)->why) + "\n";
    if (language != "en")
      out += "    english: {why: " + quoted(pick(bank.phrases)->english.at("why")) + "}\n";
    return out;
  }

  const std::map<std::string, Bank>& banks_;
  fs::path out_;
  std::mt19937_64 random_{20261123};
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Writes synthetic entries drawn from the shipped corpus.", "attune-synthesize");
  std::size_t entries = 100'000;
  std::string out;
  corpus::Places places{"corpus/content", "locales/packs", "corpus/taxonomy.yaml"};
  app.add_option("--entries", entries, "how many, over all languages")->capture_default_str();
  app.add_option("--out", out, "folder to write, made anew")->required();
  CLI11_PARSE(app, argc, argv);
  const auto corpus = corpus::load_corpus(places);
  if (!corpus.faults.empty()) {
    fmt::print(stderr, "the shipped corpus has faults; run attune-index check\n");
    return 1;
  }
  fs::remove_all(out);
  Writer(banks_of(corpus), out).write(entries);
  return 0;
}
