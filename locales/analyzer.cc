// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/analyzer.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "locales/fold.h"
#include "locales/stemmer.h"

namespace attune::locales {
namespace {

using icu::UnicodeString;

/// Glass refuses terms over 245 bytes; a longer “word” is noise that its first letters identify
/// well enough.
constexpr int32_t kLongestKey = 48;

/// How a segment's script is written: with spaces, without (ICU finds words by dictionary), or as
/// Hangul.
enum class Writing : std::uint8_t { Spaced, Unspaced, Hangul };

Writing writing_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return Writing::Unspaced;
    case USCRIPT_HANGUL:
      return Writing::Hangul;
    default:
      return c == 0x30FC ? Writing::Unspaced : Writing::Spaced;  // ー is common to both kana
  }
}

struct Segment {
  int32_t begin, end;  // UTF-16
  Writing writing;
};

std::string utf8(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// Offsets of UTF-16 positions in code points; text without surrogates needs no table.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(const UnicodeString& text)
      : text_(text), plain_(text.countChar32() == text.length()) {}
  std::uint32_t at(int32_t utf16) const {
    return static_cast<std::uint32_t>(plain_ ? utf16 : text_.countChar32(0, utf16));
  }

 private:
  const UnicodeString& text_;
  bool plain_;
};

bool is_emoji(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0 ||
         u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool contains_letter_or_digit(const UnicodeString& text, int32_t begin, int32_t end) {
  for (int32_t i = begin; i < end; i = text.moveIndex32(i, 1))
    if (u_isalnum(text.char32At(i)) != 0) return true;
  return false;
}

void add(Word& word, Family family, const UnicodeString& key) {
  Term term{family,
            utf8(key.length() > kLongestKey ? UnicodeString(key, 0, key.getChar32Start(kLongestKey))
                                            : key)};
  if (term.key.empty()) return;
  if (std::find(word.terms.begin(), word.terms.end(), term) == word.terms.end())
    word.terms.push_back(std::move(term));
}

void add_grams(Word& word, const UnicodeString& folded, int length) {
  const auto count = folded.countChar32();
  if (length <= 0 || count <= length || count > kLongestKey) return;
  for (int32_t begin = 0, i = 0; i + length <= count; ++i, begin = folded.moveIndex32(begin, 1))
    add(word, Family::Gram,
        UnicodeString(folded, begin, folded.moveIndex32(begin, length) - begin));
}

}  // namespace

class Analyzer::Impl {
 public:
  /// What one call needs for itself: ICU's iterator and the stemmers keep state.
  struct Worker {
    std::unique_ptr<icu::BreakIterator> breaks;
    std::unique_ptr<Stemmer> stemmer;
  };

  Impl(std::string_view tag, const AnalysisSettings& settings)
      : settings_(settings), folder_(settings.fold, settings.lowercase) {
    UErrorCode status = U_ZERO_ERROR;
    prototype_.reset(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(tag).c_str()), status));
    if (U_FAILURE(status) != 0)
      throw std::runtime_error("ICU has no word break data; reinstall libicu72");
    give_back(make_worker());  // an unknown stemmer must fail here, not at the first question
    for (const auto& word : settings.stopwords)
      stop_.insert(utf8(folder_.exact(UnicodeString::fromUTF8(word))));
    for (const auto& elision : settings.elisions)
      elisions_.push_back(
          folder_.exact(UnicodeString::fromUTF8(elision)).findAndReplace(u"’", u"'"));
    for (const auto& [latin, native] : settings.transliteration) {
      transliteration_.emplace(latin, native);
      longest_latin_ = std::max(longest_latin_, latin.size());
    }
  }

  std::vector<Word> analyze(std::string_view text) {
    const auto source =
        UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    auto worker = lease();
    const auto segments = segment(source, *worker.breaks);
    const CodePointOffsets offsets(source);
    std::vector<Word> words;
    words.reserve(segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i)
      words.push_back(make_word(source, segments, i, offsets, worker.stemmer.get()));
    give_back(std::move(worker));
    return words;
  }

  std::string transliterate(std::string_view latin) const {
    std::string out;
    for (std::size_t at = 0; at < latin.size();) {
      std::size_t length = std::min(longest_latin_, latin.size() - at);
      auto found = transliteration_.end();
      for (; length > 0; --length)
        if (found = transliteration_.find(std::string(latin.substr(at, length)));
            found != transliteration_.end())
          break;
      if (found == transliteration_.end()) return {};
      out += found->second;
      at += length;
    }
    return out;
  }

 private:
  Worker make_worker() const {
    return {std::unique_ptr<icu::BreakIterator>(prototype_->clone()),
            make_stemmer(settings_.stemmer)};
  }

  Worker lease() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto worker = std::move(idle_.back());
        idle_.pop_back();
        return worker;
      }
    }
    return make_worker();
  }

  void give_back(Worker worker) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(worker));
  }

  std::vector<Segment> segment(const UnicodeString& text, icu::BreakIterator& breaks) const {
    std::vector<Segment> segments;
    breaks.setText(text);
    for (int32_t begin = breaks.first(), end = breaks.next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks.next()) {
      const auto first = text.char32At(begin);
      const bool word =
          breaks.getRuleStatus() != UBRK_WORD_NONE || contains_letter_or_digit(text, begin, end);
      if (!word && !is_emoji(first)) continue;
      const auto writing = writing_of(first);
      segments.push_back(
          {writing == Writing::Spaced ? begin + elided(text, begin, end) : begin, end, writing});
    }
    return segments;
  }

  /// Length of an elided article at the start: 2 for “l’envoi”.
  int32_t elided(const UnicodeString& text, int32_t begin, int32_t end) const {
    if (elisions_.empty()) return 0;
    UnicodeString word(text, begin, end - begin);
    word.toLower(icu::Locale::getRoot()).findAndReplace(u"’", u"'");
    for (const auto& elision : elisions_)
      if (word.startsWith(elision) && word.length() > elision.length()) return elision.length();
    return 0;
  }

  Word make_word(const UnicodeString& text, const std::vector<Segment>& segments, std::size_t i,
                 const CodePointOffsets& offsets, Stemmer* stemmer) const {
    const auto& segment = segments[i];
    const UnicodeString surface(text, segment.begin, segment.end - segment.begin);
    const auto exact = folder_.exact(surface);
    Word word{offsets.at(segment.begin), offsets.at(segment.end), utf8(exact), {}, false};
    word.stop = stop_.contains(word.exact);
    switch (segment.writing) {
      case Writing::Spaced:
        add_spaced(word, exact, stemmer);
        break;
      case Writing::Hangul:
        add_hangul(word, exact);
        break;
      case Writing::Unspaced:
        add_unspaced(word, exact, next_unspaced(text, segments, i));
        break;
    }
    return word;
  }

  void add_spaced(Word& word, const UnicodeString& exact, Stemmer* stemmer) const {
    const auto folded = folder_.fold(exact);
    add(word, Family::Exact, exact);
    if (stemmer == nullptr) {
      add(word, Family::Stem, folded);
    } else {
      // Stemmers know the accents, hasty writers drop them: both roads lead to a term.
      add(word, Family::Stem, folder_.fold(UnicodeString::fromUTF8(stemmer->stem(utf8(exact)))));
      add(word, Family::Stem, UnicodeString::fromUTF8(stemmer->stem(utf8(folded))));
    }
    add_grams(word, folded, settings_.grams);
  }

  void add_hangul(Word& word, const UnicodeString& exact) const {
    add(word, Family::Exact, exact);
    add_bigrams(word, exact);
  }

  void add_unspaced(Word& word, const UnicodeString& exact, UChar32 following) const {
    auto folded = folder_.fold(exact);
    if (settings_.segmentation == Segmentation::Dictionary) {
      add(word, Family::Exact, exact);
      add(word, Family::Dictionary, folded);
    }
    if (following != 0) folded.append(folder_.fold(folder_.exact(UnicodeString(following))));
    add_bigrams(word, folded);
  }

  static void add_bigrams(Word& word, const UnicodeString& text) {
    if (text.countChar32() == 1) return add(word, Family::Bigram, text);
    for (int32_t at = 0, next = text.moveIndex32(0, 1); next < text.length();
         at = next, next = text.moveIndex32(next, 1))
      add(word, Family::Bigram, UnicodeString(text, at, text.moveIndex32(next, 1) - at));
  }

  /// First character of the next segment when it continues this run without a gap; 0 otherwise.
  static UChar32 next_unspaced(const UnicodeString& text, const std::vector<Segment>& segments,
                               std::size_t i) {
    if (i + 1 >= segments.size()) return 0;
    const auto& next = segments[i + 1];
    return next.begin == segments[i].end && next.writing == Writing::Unspaced
               ? text.char32At(next.begin)
               : 0;
  }

  AnalysisSettings settings_;
  Folder folder_;
  std::unique_ptr<icu::BreakIterator> prototype_;
  std::unordered_set<std::string> stop_;
  std::vector<UnicodeString> elisions_;
  std::unordered_map<std::string, std::string> transliteration_;
  std::size_t longest_latin_ = 0;
  std::mutex mutex_;
  std::vector<Worker> idle_;
};

Analyzer::Analyzer(std::string_view tag, const AnalysisSettings& settings)
    : impl_(std::make_unique<Impl>(tag, settings)) {}
Analyzer::~Analyzer() = default;

std::vector<Word> Analyzer::analyze(std::string_view text) const {
  return impl_->analyze(text);
}

std::string Analyzer::transliterate(std::string_view latin_word) const {
  return impl_->transliterate(latin_word);
}

std::string analysis_fingerprint(std::string_view tag, const AnalysisSettings& settings) {
  Locale only_analysis;
  only_analysis.tag = tag;
  only_analysis.analysis = settings;
  return "analyzer " + std::to_string(kAnalyzerVersion) + ", icu " U_ICU_VERSION ", " +
         stemmer_versions() + ", " + encode(only_analysis);
}

}  // namespace attune::locales
