// SPDX-License-Identifier: GPL-2.0-or-later
// Any text through every way of analysis. The first byte chooses stemmer, folding and segmentation.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include "locales/analyzer.h"
#include "locales/unicode.h"

namespace {

using namespace attune::locales;

void require(bool promise) {
  if (!promise) std::abort();
}

struct Choice {
  const char *tag, *stemmer;
  std::vector<std::string> fold;
};

std::vector<std::unique_ptr<Analyzer>> make_analyzers() {
  const std::vector<Choice> choices{{"en", "english", {"marks"}},
                                    {"es", "spanish", {"marks"}},
                                    {"de", "german2", {"marks", "german"}},
                                    {"fr", "french", {"marks"}},
                                    {"ar", "arabic", {"marks", "arabic"}},
                                    {"fa", "none", {"persian"}},
                                    {"he", "none", {"hebrew"}},
                                    {"hi", "libstemmer:hindi", {"indic"}},
                                    {"ja", "none", {"kana"}},
                                    {"th", "none", {"thai"}},
                                    {"ru", "russian", {"cyrillic-yo"}},
                                    {"tr", "turkish", {"marks"}},
                                    {"el", "libstemmer:greek", {"marks"}},
                                    {"sr", "libstemmer:serbian", {"marks"}},
                                    {"yi", "libstemmer:yiddish", {"hebrew"}},
                                    {"fi", "finnish", {}},
                                    {"hu", "hungarian", {}},
                                    {"ga", "irish", {"marks"}},
                                    {"ta", "libstemmer:tamil", {"indic"}},
                                    {"lt", "lithuanian", {"marks"}},
                                    {"en", "lovins", {}},
                                    {"nl", "kraaij_pohlmann", {"marks"}}};
  std::vector<std::unique_ptr<Analyzer>> out;
  for (const auto& choice : choices) {
    AnalysisSettings settings;
    settings.stemmer = choice.stemmer;
    settings.fold = choice.fold;
    settings.lowercase =
        std::string_view(choice.tag) == "tr" ? Lowercase::Turkic : Lowercase::Default;
    settings.segmentation =
        settings.stemmer == "none" ? Segmentation::Dictionary : Segmentation::Words;
    settings.elisions = {"l'", "qu’"};
    settings.stopwords = {"the", "le"};
    settings.transliteration = {{"he", "へ"}, {"n", "ん"}};
    out.push_back(std::make_unique<Analyzer>(choice.tag, settings));
  }
  return out;
}

void check(const std::vector<Word>& words, std::string_view text) {
  std::uint32_t from = 0;
  for (const auto& word : words) {
    require(word.begin >= from && word.begin < word.end && word.end <= code_points(text));
    require(!word.exact.empty() && valid_utf8(word.exact));
    for (const auto& term : word.terms)
      require(!term.key.empty() && term.key.size() < 240 && valid_utf8(term.key));
    from = word.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto analyzers = make_analyzers();
  if (size == 0) return 0;
  const auto& analyzer = *analyzers[data[0] % analyzers.size()];
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto words = analyzer.analyze(text);
  if (valid_utf8(text)) check(words, text);
  static_cast<void>(analyzer.transliterate(text));
  return 0;
}
