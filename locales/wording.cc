// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/wording.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "locales/unicode.h"

namespace attune::locales {
namespace {

constexpr std::size_t kGapWords = 3, kGapCharacters = 12;

/// A piece of a pattern as written: a gap, or texts of which one must stand there.
struct Piece {
  bool gap = false;
  std::vector<std::string> texts;
};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> out;
  for (;;) {
    const auto end = text.find(at);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::vector<Piece> pieces_of(std::string_view pattern) {
  std::vector<Piece> out;
  while (!pattern.empty()) {
    if (pattern.front() == ' ') {
      pattern.remove_prefix(1);
    } else if (pattern.front() == '*') {
      out.push_back({true, {}});
      pattern.remove_prefix(1);
    } else if (pattern.front() == '(') {
      const auto end = std::min(pattern.find(')'), pattern.size());
      out.push_back({false, split(pattern.substr(1, end - 1), '|')});
      pattern.remove_prefix(std::min(end + 1, pattern.size()));
    } else {
      const auto end = std::min(pattern.find_first_of(" *("), pattern.size());
      out.push_back({false, {std::string(pattern.substr(0, end))}});
      pattern.remove_prefix(end);
    }
  }
  return out;
}

// ---- The two alphabets a pattern may be written over: words, or characters

/// The exact form of a word, and its stems.
std::vector<std::string> keys_of(const Word& word) {
  std::vector<std::string> out{"=" + word.exact};
  for (const auto& term : word.terms)
    if (term.family == Family::Stem || term.family == Family::Dictionary) out.push_back(term.key);
  return out;
}

/// Numbers of keys, 0 for none: a word of a text has all its keys; a word of a pattern those that
/// will do. Thousands of patterns stay in memory, so they hold numbers and not strings.
constexpr std::size_t kMostKeys = 3;
using Keys = std::array<std::uint32_t, kMostKeys>;

bool meet(const Keys& a, const Keys& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t key) {
    return key != 0 && std::find(b.begin(), b.end(), key) != b.end();
  });
}
bool meet(char32_t a, char32_t b) {
  return a == b;
}

/// A text without what is neither letter, digit nor emoji, folded, and where each character was.
struct Run {
  std::u32string characters;
  std::vector<std::uint32_t> begin, end;  // in code points of the text
  std::vector<bool> joined;               // nothing was left out before it
};

bool is_mark(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}
bool counts(char32_t c) {
  return u_isalnum(static_cast<UChar32>(c)) != 0 || is_mark(c) ||
         u_charType(static_cast<UChar32>(c)) == U_OTHER_SYMBOL;
}
bool is_latin_or_digit(char32_t c) {
  return c < 128 && u_isalnum(static_cast<UChar32>(c)) != 0;
}

Run run_of(std::string_view text, const Analyzer& analyzer) {
  Run out;
  const auto source = to_utf32(text);
  bool joined = true;
  for (std::size_t i = 0; i < source.size();) {
    auto end = i + 1;
    while (end < source.size() && is_mark(source[end])) ++end;  // folded with what it stands on
    if (counts(source[i])) {
      for (const auto c : to_utf32(analyzer.fold(to_utf8(source.substr(i, end - i))))) {
        out.characters += c;
        out.begin.push_back(static_cast<std::uint32_t>(i));
        out.end.push_back(static_cast<std::uint32_t>(end));
        out.joined.push_back(joined);
        joined = true;
      }
    } else {
      joined = false;
    }
    i = end;
  }
  return out;
}

/// One of several sequences, perhaps after a gap.
template <class Sequence>
struct Element {
  bool after_gap = false;
  std::vector<Sequence> choices;
  /// By choice: what must stand there unfolded, in a run of characters; empty, or not there, when
  /// folded will do.
  std::vector<std::u32string> exact = {};
};

/// The nearest end of a match of `elements` that begins at `at`; 0 when there is none. Every place
/// that an element can end is followed once, so that the work is bounded by elements × gap.
/// `is_exact(element, choice, begin, end)` has the last word on each choice.
template <class Sequence, class IsExact>
std::size_t match_at(const std::vector<Element<Sequence>>& elements, const Sequence& text,
                     std::size_t at, std::size_t longest_gap, IsExact is_exact) {
  std::vector<std::size_t> ends{at};
  for (const auto& element : elements) {
    std::vector<std::size_t> next;
    for (const auto end : ends)
      for (std::size_t gap = 0; gap <= (element.after_gap ? longest_gap : 0); ++gap)
        for (std::size_t c = 0; c < element.choices.size(); ++c) {
          const auto& choice = element.choices[c];
          const auto begin = end + gap;
          if (begin + choice.size() > text.size()) continue;
          const auto there = text.begin() + static_cast<std::ptrdiff_t>(begin);
          if (std::equal(choice.begin(), choice.end(), there,
                         [](const auto& a, const auto& b) { return meet(a, b); }) &&
              is_exact(element, c, begin, begin + choice.size()))
            next.push_back(begin + choice.size());
        }
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    if (next.empty()) return 0;
    ends = std::move(next);
  }
  return ends.front();
}

}  // namespace

std::string fault_of_wording(std::string_view pattern) {
  bool inside = false;
  for (const char c : pattern) {
    if (c == '(' && inside) return "a choice stands within a choice";
    if (c == ')' && !inside) return "there is a ) without a (";
    if (c == '|' && !inside) return "there is a | outside ( )";
    if (c == '*' && inside) return "there is a * within a choice";
    if (c == '(' || c == ')') inside = c == '(';
  }
  if (inside) return "there is a ( without a )";
  const auto pieces = pieces_of(pattern);
  if (std::all_of(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.gap; }))
    return "there is no word";
  for (const auto& piece : pieces)
    for (const auto& text : piece.texts)
      if (text.empty() || text == "=") return "a word is missing";
  return {};
}

class Wordings::Impl {
 public:
  explicit Impl(const Analyzer& analyzer)
      : analyzer_(analyzer),
        by_character_(analyzer.settings().segmentation == Segmentation::Dictionary) {}

  std::size_t add(std::string_view pattern) {
    const auto number = size_++;
    if (!fault_of_wording(pattern).empty()) return number;
    if (by_character_) {
      index(number, elements_of<std::u32string>(pattern));
    } else {
      index(number, elements_of<std::vector<Keys>>(pattern));
    }
    return number;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] std::vector<WordingMatch> find(std::string_view text,
                                               const std::vector<Word>& words) const {
    auto out = by_character_ ? find_in_run(text) : find_in_words(words);
    std::sort(out.begin(), out.end(), [](const WordingMatch& a, const WordingMatch& b) {
      return std::tie(a.begin, a.wording) < std::tie(b.begin, b.wording);
    });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  template <class Sequence>
  struct Pattern {
    std::size_t number;
    std::vector<Element<Sequence>> elements;
  };

  void read(std::string_view text, std::vector<Keys>& out) {
    const bool exact = text.starts_with('=');
    for (const auto& word : analyzer_.analyze(exact ? text.substr(1) : text)) {
      auto keys = keys_of(word);
      if (exact) {
        keys.resize(1);
      } else if (keys.size() > 1) {
        keys.erase(keys.begin());  // the stem says it
      }
      keys.resize(std::min(keys.size(), kMostKeys));
      auto& numbers = out.emplace_back();
      std::transform(keys.begin(), keys.end(), numbers.begin(), [this](const std::string& key) {
        return numbers_.try_emplace(key, static_cast<std::uint32_t>(numbers_.size() + 1))
            .first->second;
      });
    }
  }
  void read(std::string_view text, std::u32string& out) const {
    out = run_of(text.starts_with('=') ? text.substr(1) : text, analyzer_).characters;
  }

  /// Of a text's word: what no pattern has, has no number.
  [[nodiscard]] Keys known_keys(const Word& word) const {
    Keys out{};
    std::size_t count = 0;
    for (const auto& key : keys_of(word))
      if (const auto found = numbers_.find(key); found != numbers_.end() && count < kMostKeys)
        out[count++] = found->second;
    return out;
  }

  /// Only in a run of characters: an exact word has a key of its own.
  static void add_exact(Element<std::vector<Keys>>&, std::string_view) {}
  static void add_exact(Element<std::u32string>& element, std::string_view text) {
    if (!text.starts_with('=')) return;
    element.exact.resize(element.choices.size());
    element.exact.back() = to_utf32(text.substr(1));
  }

  template <class Sequence>
  [[nodiscard]] std::vector<Element<Sequence>> elements_of(std::string_view pattern) {
    std::vector<Element<Sequence>> out;
    bool gap = false;
    for (const auto& piece : pieces_of(pattern)) {
      if (piece.gap) {
        gap = true;
        continue;
      }
      Element<Sequence> element{gap && !out.empty(), {}, {}};
      for (const auto& text : piece.texts) {
        Sequence sequence;
        read(text, sequence);
        if (sequence.empty()) continue;
        element.choices.push_back(std::move(sequence));
        add_exact(element, text);
      }
      if (!element.choices.empty()) {
        out.push_back(std::move(element));
        gap = false;
      }
    }
    return out;
  }

  void index(std::size_t number, std::vector<Element<std::vector<Keys>>> elements) {
    if (elements.empty()) return;
    for (const auto& choice : elements.front().choices)
      for (const auto key : choice.front())
        if (key != 0) by_key_[key].push_back(static_cast<std::uint32_t>(word_patterns_.size()));
    word_patterns_.push_back({number, std::move(elements)});
  }
  void index(std::size_t number, std::vector<Element<std::u32string>> elements) {
    if (elements.empty()) return;
    for (const auto& choice : elements.front().choices)
      by_first_[choice.front()].push_back(static_cast<std::uint32_t>(run_patterns_.size()));
    run_patterns_.push_back({number, std::move(elements)});
  }

  [[nodiscard]] std::vector<WordingMatch> find_in_words(const std::vector<Word>& words) const {
    std::vector<Keys> text;
    text.reserve(words.size());
    for (const auto& word : words) text.push_back(known_keys(word));
    std::vector<WordingMatch> out;
    for (std::size_t at = 0; at < text.size(); ++at)
      for (const auto key : text[at]) {
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) continue;
        for (const auto each : found->second) {
          const auto& pattern = word_patterns_[each];
          const auto accept = [](const auto&...) { return true; };  // keys are exact already
          if (const auto end = match_at(pattern.elements, text, at, kGapWords, accept))
            out.push_back({pattern.number, words[at].begin, words[end - 1].end});
        }
      }
    return out;
  }

  [[nodiscard]] std::vector<WordingMatch> find_in_run(std::string_view text) const {
    const auto run = run_of(text, analyzer_);
    const auto source = to_utf32(text);
    const auto is_exact = [&](const Element<std::u32string>& element, std::size_t choice,
                              std::size_t begin, std::size_t end) {
      if (choice >= element.exact.size() || element.exact[choice].empty()) return true;
      const auto& exact = element.exact[choice];
      return source.compare(run.begin[begin], run.end[end - 1] - run.begin[begin], exact) == 0;
    };
    std::vector<WordingMatch> out;
    for (std::size_t at = 0; at < run.characters.size(); ++at) {
      const auto found = by_first_.find(run.characters[at]);
      if (found == by_first_.end() || cuts_word(run, at)) continue;
      for (const auto each : found->second) {
        const auto& pattern = run_patterns_[each];
        const auto end = match_at(pattern.elements, run.characters, at, kGapCharacters, is_exact);
        if (end != 0 && !cuts_word(run, end))
          out.push_back({pattern.number, run.begin[at], run.end[end - 1]});
      }
    }
    return out;
  }

  /// Latin words within such a text have edges all the same.
  static bool cuts_word(const Run& run, std::size_t at) {
    return at > 0 && at < run.characters.size() && run.joined[at] &&
           is_latin_or_digit(run.characters[at - 1]) && is_latin_or_digit(run.characters[at]);
  }

  const Analyzer& analyzer_;
  bool by_character_;
  std::size_t size_ = 0;
  std::vector<Pattern<std::vector<Keys>>> word_patterns_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of keys
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_key_;
  std::vector<Pattern<std::u32string>> run_patterns_;
  std::unordered_map<char32_t, std::vector<std::uint32_t>> by_first_;
};

Wordings::Wordings(const Analyzer& analyzer) : impl_(std::make_unique<Impl>(analyzer)) {}
Wordings::~Wordings() = default;
Wordings::Wordings(Wordings&&) noexcept = default;
Wordings& Wordings::operator=(Wordings&&) noexcept = default;

std::size_t Wordings::add(std::string_view pattern) {
  return impl_->add(pattern);
}
std::size_t Wordings::size() const {
  return impl_->size();
}
std::vector<WordingMatch> Wordings::find(std::string_view text,
                                         const std::vector<Word>& words) const {
  return impl_->find(text, words);
}

}  // namespace attune::locales
