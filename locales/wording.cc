// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/wording.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
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

/// Patterns over one alphabet, in four flat lists: a language has thousands of patterns, and tens
/// of thousands of choices in them.
template <class Symbol>
struct Patterns {
  struct Slice {
    std::uint32_t begin = 0, end = 0;
  };
  /// A sequence of symbols. `exact`: what must stand there unfolded; 0 when folded will do.
  struct Choice {
    Slice symbols;
    std::uint32_t exact = 0;
  };
  /// One of several choices, perhaps after a gap.
  struct Element {
    bool after_gap = false;
    Slice choices;
  };
  struct Pattern {
    std::size_t number;
    Slice elements;
  };

  std::vector<Symbol> symbols;
  std::vector<Choice> choices;
  std::vector<Element> elements;
  std::vector<Pattern> patterns;

  template <class T>
  [[nodiscard]] static std::span<const T> part(const std::vector<T>& of, Slice slice) {
    return std::span(of).subspan(slice.begin, slice.end - slice.begin);
  }
  void shrink() {
    symbols.shrink_to_fit();
    choices.shrink_to_fit();
    elements.shrink_to_fit();
    patterns.shrink_to_fit();
  }

  template <class T>
  [[nodiscard]] static std::uint32_t end_of(const std::vector<T>& of) {
    return static_cast<std::uint32_t>(of.size());
  }
};

/// One text as patterns see it. `has(symbol)` says quickly that a symbol is nowhere in it.
template <class Symbol, class Has, class IsExact>
class Matcher {
 public:
  Matcher(const Patterns<Symbol>& all, std::span<const Symbol> text, std::size_t longest_gap,
          Has has, IsExact is_exact)
      : all_(all),
        text_(text),
        longest_gap_(longest_gap),
        has_(has),
        is_exact_(is_exact),
        possible_(all.choices.size(), Possible::Unknown) {}

  /// The nearest end of a match that begins at `at`; 0 when there is none. Every place that an
  /// element can end is followed once, so that the work is bounded by elements × gap.
  std::size_t match(const typename Patterns<Symbol>::Pattern& pattern, std::size_t at) {
    const auto elements = all_.part(all_.elements, pattern.elements);
    if (!std::all_of(elements.begin(), elements.end(),
                     [this](const auto& element) { return is_possible(element); }))
      return 0;
    ends_.assign(1, at);
    for (const auto& element : elements) {
      next_.clear();
      for (const auto end : ends_)
        for (std::size_t gap = 0; gap <= (element.after_gap ? longest_gap_ : 0); ++gap)
          step(element, end + gap);
      if (next_.empty()) return 0;
      std::sort(next_.begin(), next_.end());
      next_.erase(std::unique(next_.begin(), next_.end()), next_.end());
      ends_.swap(next_);
    }
    return ends_.front();
  }

 private:
  enum class Possible : std::uint8_t { Unknown, Yes, No };

  [[nodiscard]] bool is_possible(const typename Patterns<Symbol>::Element& element) {
    for (auto c = element.choices.begin; c < element.choices.end; ++c)
      if (is_possible(c)) return true;
    return false;
  }

  /// Of a choice. Most patterns are never come to, so that only what is asked for is looked up.
  [[nodiscard]] bool is_possible(std::uint32_t choice) {
    auto& known = possible_[choice];
    if (known == Possible::Unknown) {
      const auto symbols = all_.part(all_.symbols, all_.choices[choice].symbols);
      known = std::all_of(symbols.begin(), symbols.end(), has_) ? Possible::Yes : Possible::No;
    }
    return known == Possible::Yes;
  }

  void step(const typename Patterns<Symbol>::Element& element, std::size_t begin) {
    for (auto c = element.choices.begin; c < element.choices.end; ++c) {
      if (!is_possible(c)) continue;
      const auto& choice = all_.choices[c];
      const auto wanted = all_.part(all_.symbols, choice.symbols);
      if (begin + wanted.size() > text_.size()) continue;
      if (std::equal(wanted.begin(), wanted.end(),
                     text_.begin() + static_cast<std::ptrdiff_t>(begin),
                     [](const auto& a, const auto& b) { return meet(a, b); }) &&
          is_exact_(choice.exact, begin, begin + wanted.size()))
        next_.push_back(begin + wanted.size());
    }
  }

  const Patterns<Symbol>& all_;
  std::span<const Symbol> text_;
  std::size_t longest_gap_;
  Has has_;
  IsExact is_exact_;
  std::vector<Possible> possible_;  // by choice
  std::vector<std::size_t> ends_, next_;
};

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
      add_to(runs_, by_first_, number, pattern);
    } else {
      add_to(words_, by_key_, number, pattern);
    }
    return number;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  void finish() {
    words_.shrink();
    runs_.shrink();
  }

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
  using Numbers = std::vector<std::uint32_t>;

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
  void read(std::string_view text, std::vector<char32_t>& out) const {
    const auto run = run_of(text.starts_with('=') ? text.substr(1) : text, analyzer_).characters;
    out.insert(out.end(), run.begin(), run.end());
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
  std::uint32_t exact_of(std::string_view text) {
    if (!by_character_ || !text.starts_with('=')) return 0;
    exact_.push_back(to_utf32(text.substr(1)));
    return static_cast<std::uint32_t>(exact_.size());
  }

  /// Appends a pattern, unless it has no word, and files it under what it may begin with.
  template <class Symbol, class Index>
  void add_to(Patterns<Symbol>& all, Index& by_start, std::size_t number,
              std::string_view pattern) {
    const auto first = all.end_of(all.elements);
    bool gap = false;
    for (const auto& piece : pieces_of(pattern)) {
      gap |= piece.gap;
      const auto begin = all.end_of(all.choices);
      for (const auto& text : piece.texts) {
        const auto start = all.end_of(all.symbols);
        read(text, all.symbols);
        const auto end = all.end_of(all.symbols);
        if (start < end) all.choices.push_back({{start, end}, exact_of(text)});
      }
      if (begin == all.end_of(all.choices)) continue;
      all.elements.push_back(
          {gap && first < all.end_of(all.elements), {begin, all.end_of(all.choices)}});
      gap = false;
    }
    if (first == all.end_of(all.elements)) return;
    for (const auto& choice : all.part(all.choices, all.elements[first].choices))
      file(by_start, all.part(all.symbols, choice.symbols), all.end_of(all.patterns));
    all.patterns.push_back({number, {first, all.end_of(all.elements)}});
  }

  static void file(std::unordered_map<std::uint32_t, Numbers>& index, std::span<const Keys> words,
                   std::uint32_t pattern) {
    for (const auto key : words.front())
      if (key != 0) file_once(index[key], pattern);
  }
  static void file(std::unordered_map<std::uint64_t, Numbers>& index, std::span<const char32_t> run,
                   std::uint32_t pattern) {
    file_once(index[start_of(run)], pattern);
  }
  /// The first two characters of a run, or its only one: thousands of patterns begin with few.
  static std::uint64_t start_of(std::span<const char32_t> run) {
    return std::uint64_t{run[0]} << 32 | (run.size() > 1 ? run[1] : U'\0');
  }
  static void file_once(Numbers& numbers, std::uint32_t pattern) {
    if (numbers.empty() || numbers.back() != pattern) numbers.push_back(pattern);
  }

  [[nodiscard]] std::vector<WordingMatch> find_in_words(const std::vector<Word>& words) const {
    std::vector<Keys> text;
    text.reserve(words.size());
    std::vector<bool> there(numbers_.size() + 1);  // by key
    for (const auto& word : words)
      for (const auto key : text.emplace_back(known_keys(word))) there[key] = key != 0;
    const auto has = [&there](const Keys& keys) {
      return std::any_of(keys.begin(), keys.end(), [&](auto key) { return there[key]; });
    };
    const auto accept = [](const auto&...) { return true; };  // keys are exact already
    Matcher matcher(words_, std::span<const Keys>(text), kGapWords, has, accept);
    std::vector<WordingMatch> out;
    for (std::size_t at = 0; at < text.size(); ++at)
      for (const auto key : text[at]) {
        const auto found = by_key_.find(key);
        if (found == by_key_.end()) continue;
        for (const auto each : found->second)
          if (const auto end = matcher.match(words_.patterns[each], at))
            out.push_back({words_.patterns[each].number, words[at].begin, words[end - 1].end});
      }
    return out;
  }

  [[nodiscard]] std::vector<WordingMatch> find_in_run(std::string_view text) const {
    const auto run = run_of(text, analyzer_);
    const auto source = to_utf32(text);
    constexpr std::size_t kBits = 1 << 14;
    std::vector<bool> there(kBits);  // by the low bits of a character
    for (const auto c : run.characters) there[c % kBits] = true;
    const auto has = [&there](char32_t c) { return there[c % kBits]; };
    const auto is_exact = [&](std::uint32_t exact, std::size_t begin, std::size_t end) {
      return exact == 0 || source.compare(run.begin[begin], run.end[end - 1] - run.begin[begin],
                                          exact_[exact - 1]) == 0;
    };
    Matcher matcher(runs_, std::span<const char32_t>(run.characters), kGapCharacters, has,
                    is_exact);
    std::vector<WordingMatch> out;
    const std::span<const char32_t> all(run.characters);
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (cuts_word(run, at)) continue;
      for (std::size_t length = 1; length <= std::min<std::size_t>(2, all.size() - at); ++length) {
        const auto found = by_first_.find(start_of(all.subspan(at, length)));
        if (found == by_first_.end()) continue;
        for (const auto each : found->second) {
          const auto end = matcher.match(runs_.patterns[each], at);
          if (end != 0 && !cuts_word(run, end))
            out.push_back({runs_.patterns[each].number, run.begin[at], run.end[end - 1]});
        }
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
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of keys
  Patterns<Keys> words_;
  std::unordered_map<std::uint32_t, Numbers> by_key_;
  Patterns<char32_t> runs_;
  std::unordered_map<std::uint64_t, Numbers> by_first_;
  std::vector<std::u32string> exact_;  // numbered from 1
};

Wordings::Wordings(const Analyzer& analyzer) : impl_(std::make_unique<Impl>(analyzer)) {}
Wordings::~Wordings() = default;
Wordings::Wordings(Wordings&&) noexcept = default;
Wordings& Wordings::operator=(Wordings&&) noexcept = default;

std::size_t Wordings::add(std::string_view pattern) {
  return impl_->add(pattern);
}
void Wordings::finish() {
  impl_->finish();
}
std::size_t Wordings::size() const {
  return impl_->size();
}
std::vector<WordingMatch> Wordings::find(std::string_view text,
                                         const std::vector<Word>& words) const {
  return impl_->find(text, words);
}

}  // namespace attune::locales
