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
constexpr std::size_t kLongestKey = 48;  // code points
/// Length of n-grams in alphabets without spaces: words are short, and one typing error moves their
/// boundaries.
constexpr int32_t kRunGram = 4;

/// A word of the subject is cut into no more pieces than this.
constexpr std::size_t kMostPieces = 6;

/// How a segment's script is written: with spaces; without, so that ICU finds words by dictionary,
/// in ideographs and kana or in an alphabet; or as Hangul.
enum class Writing : std::uint8_t { Spaced, Ideographic, Alphabetic, Hangul };

Writing writing_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return Writing::Ideographic;
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return Writing::Alphabetic;
    case USCRIPT_HANGUL:
      return Writing::Hangul;
    default:
      return c == 0x30FC ? Writing::Ideographic : Writing::Spaced;  // ー is common to both kana
  }
}

struct Segment {
  int32_t begin, end;  // UTF-16
  Writing writing;
};

/// Offsets of UTF-16 positions in code points; text without surrogates needs no table.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(const UnicodeString& text)
      : text_(text), plain_(text.countChar32() == text.length()) {}
  [[nodiscard]] std::uint32_t at(int32_t utf16) const {
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

/// Where each code point begins, and the end.
std::vector<std::size_t> code_point_starts(std::string_view text) {
  std::vector<std::size_t> out;
  out.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) out.push_back(i);
  out.push_back(text.size());
  return out;
}

void add(Word& word, Family family, std::string_view key) {
  if (key.empty()) return;
  if (key.size() > kLongestKey) {
    const auto starts = code_point_starts(key);
    if (starts.size() > kLongestKey) key = key.substr(0, starts[kLongestKey]);
  }
  const auto known = std::any_of(word.terms.begin(), word.terms.end(), [&](const Term& term) {
    return term.family == family && term.key == key;
  });
  if (!known) word.terms.push_back({family, std::string(key)});
}

/// Every run of `length` code points.
void add_runs(Word& word, Family family, std::string_view text, std::size_t length) {
  const auto starts = code_point_starts(text);
  for (std::size_t i = 0; i + length < starts.size(); ++i)
    add(word, family, text.substr(starts[i], starts[i + length] - starts[i]));
}

void add_grams(Word& word, std::string_view folded, std::size_t length) {
  const auto count = code_point_starts(folded).size() - 1;
  if (length > 0 && count > length && count <= kLongestKey)
    add_runs(word, Family::Gram, folded, length);
}

}  // namespace

class Analyzer::Impl {
 public:
  /// What one call needs for itself: ICU's iterator and the stemmers keep state.
  struct Worker {
    std::unique_ptr<icu::BreakIterator> breaks;
    std::unique_ptr<Stemmer> stemmer;
    std::unordered_map<std::u16string, Word> known;  // spaced words, without their place
  };

  Impl(std::string_view tag, const AnalysisSettings& settings, std::size_t remembered)
      : settings_(settings), folder_(settings.fold, settings.lowercase), remembered_(remembered) {
    UErrorCode status = U_ZERO_ERROR;
    prototype_.reset(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(tag).c_str()), status));
    if (U_FAILURE(status) != 0)
      throw std::runtime_error("ICU has no word break data; reinstall libicu72");
    give_back(make_worker());  // an unknown stemmer must fail here, not at the first question
    for (const auto& word : settings.stopwords)
      stop_.insert(folder_.exact(UnicodeString::fromUTF8(word)));
    for (const auto& word : settings.words)
      words_.insert(folder_.exact(UnicodeString::fromUTF8(word)));
    for (const auto& elision : settings.elisions)
      elisions_.push_back(UnicodeString::fromUTF8(folder_.exact(UnicodeString::fromUTF8(elision))));
    for (const auto& [latin, native] : settings.transliteration) {
      transliteration_.emplace(latin, native);
      longest_latin_ = std::max(longest_latin_, latin.size());
    }
  }

  [[nodiscard]] const AnalysisSettings& settings() const { return settings_; }

  [[nodiscard]] std::string fold(std::string_view text) const {
    return folder_.fold(folder_.exact(
        UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))));
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
      words.push_back(make_word(source, segments, i, offsets, worker));
    give_back(std::move(worker));
    add_pairs(words);
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
            make_stemmer(settings_.stemmer),
            {}};
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
    join_technical_words(text, segments);
    if (!words_.empty()) join_known_words(text, segments);
    return segments;
  }

  /// C++ and C#, and numbers of orders and parts (AB-1234/X): one word each, however ICU cuts them.
  static void join_technical_words(const UnicodeString& text, std::vector<Segment>& segments) {
    std::vector<Segment> joined;
    for (const auto& segment : segments) {
      auto now = segment;
      for (; is_technical_end(text, now); ++now.end) {
      }
      if (!joined.empty() && is_number_part(text, joined.back(), now)) {
        joined.back().end = now.end;
      } else {
        joined.push_back(now);
      }
    }
    segments = std::move(joined);
  }

  /// “+” or “#” right after a letter or two.
  static bool is_technical_end(const UnicodeString& text, const Segment& segment) {
    constexpr int32_t kLongest = 4;
    const auto next = text.charAt(segment.end);
    return segment.writing == Writing::Spaced && segment.end < text.length() &&
           segment.end - segment.begin < kLongest && u_isalpha(text.char32At(segment.begin)) != 0 &&
           (next == u'+' || next == u'#');
  }

  /// Two pieces with one hyphen, slash or underscore between them, when either has a digit.
  static bool is_number_part(const UnicodeString& text, const Segment& last, const Segment& now) {
    if (last.writing != Writing::Spaced || now.writing != Writing::Spaced ||
        now.begin != last.end + 1)
      return false;
    const auto between = text.charAt(last.end);
    return (between == u'-' || between == u'/' || between == u'_') &&
           (has_digit(text, last) || has_digit(text, now));
  }

  static bool has_digit(const UnicodeString& text, const Segment& segment) {
    for (int32_t i = segment.begin; i < segment.end; ++i)
      if (u_isdigit(text.charAt(i)) != 0) return true;
    return false;
  }

  /// The dictionary cuts words of the subject that it does not know; the pack's list mends them.
  void join_known_words(const UnicodeString& text, std::vector<Segment>& segments) const {
    std::vector<Segment> joined;
    for (std::size_t i = 0; i < segments.size();) {
      const auto length = known_word_at(text, segments, i);
      joined.push_back({segments[i].begin, segments[i + length - 1].end, segments[i].writing});
      i += length;
    }
    segments = std::move(joined);
  }

  /// How many segments from `i` on make the longest word of the pack's list; 1 when none does.
  [[nodiscard]] std::size_t known_word_at(const UnicodeString& text,
                                          const std::vector<Segment>& segments,
                                          std::size_t i) const {
    std::size_t longest = 1;
    for (auto last = i; last < std::min(segments.size(), i + kMostPieces); ++last) {
      if (last > i && (segments[last].begin != segments[last - 1].end ||
                       segments[last].writing != segments[i].writing))
        break;
      const UnicodeString run(text, segments[i].begin, segments[last].end - segments[i].begin);
      if (last > i && words_.contains(folder_.exact(run))) longest = last - i + 1;
    }
    return longest;
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
                 const CodePointOffsets& offsets, Worker& worker) const {
    const auto& segment = segments[i];
    const UnicodeString surface(text, segment.begin, segment.end - segment.begin);
    auto word =
        segment.writing == Writing::Spaced ? known_or_spaced(surface, worker) : bare(surface);
    word.begin = offsets.at(segment.begin);
    word.end = offsets.at(segment.end);
    switch (segment.writing) {
      case Writing::Spaced:
        break;
      case Writing::Hangul:
        add_hangul(word);
        break;
      case Writing::Ideographic:
        add_dictionary(word);
        add_bigrams(word, run_from(text, segments, i, 1));
        break;
      case Writing::Alphabetic:
        add_dictionary(word);
        add_run_grams(word, run_from(text, segments, i, kRunGram - 1));
        break;
    }
    return word;
  }

  /// Without terms.
  [[nodiscard]] Word bare(const UnicodeString& surface) const {
    Word word{0, 0, folder_.exact(surface), {}, false};
    word.stop = stop_.contains(word.exact);
    return word;
  }

  /// Few words make most of any text: a corpus is read three times as fast when they are kept.
  Word known_or_spaced(const UnicodeString& surface, Worker& worker) const {
    const std::u16string key(surface.getBuffer(), static_cast<std::size_t>(surface.length()));
    if (const auto found = worker.known.find(key); found != worker.known.end())
      return found->second;
    auto word = bare(surface);
    add_spaced(word, worker.stemmer.get());
    if (worker.known.size() >= remembered_) worker.known.clear();
    if (remembered_ > 0) worker.known.emplace(key, word);
    return word;
  }

  void add_spaced(Word& word, Stemmer* stemmer) const {
    const auto folded = folder_.fold(word.exact);
    add(word, Family::Exact, word.exact);
    if (stemmer == nullptr) {
      add(word, Family::Stem, folded);
    } else {
      // Stemmers know the accents, hasty writers drop them: both roads lead to a term.
      add(word, Family::Stem, folder_.fold(stemmer->stem(word.exact)));
      if (folded != word.exact) add(word, Family::Stem, stemmer->stem(folded));
    }
    add_grams(word, folded, static_cast<std::size_t>(std::max(0, settings_.grams)));
  }

  static void add_hangul(Word& word) {
    add(word, Family::Exact, word.exact);
    add_bigrams(word, word.exact);
  }

  void add_dictionary(Word& word) const {
    if (settings_.segmentation != Segmentation::Dictionary) return;
    add(word, Family::Exact, word.exact);
    add(word, Family::Dictionary, folder_.fold(word.exact));
  }

  /// Two stop words in a row are in every text.
  static void add_pairs(std::vector<Word>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (!words[i].stop || !words[i + 1].stop)
        add(words[i], Family::Pair,
            std::string(kernel_of(words[i])) + ' ' + std::string(kernel_of(words[i + 1])));
  }

  /// A run shorter than an n-gram is one by itself.
  static void add_run_grams(Word& word, std::string_view run) {
    if (code_point_starts(run).size() <= kRunGram) return add(word, Family::Gram, run);
    add_runs(word, Family::Gram, run, kRunGram);
  }

  static void add_bigrams(Word& word, std::string_view text) {
    const bool single = code_point_starts(text).size() == 2;
    add_runs(word, Family::Bigram, text, single ? 1 : 2);
  }

  /// The folded segment and up to `more` code points of the text that goes on without a gap.
  [[nodiscard]] std::string run_from(const UnicodeString& text,
                                     const std::vector<Segment>& segments, std::size_t i,
                                     int32_t more) const {
    auto end = segments[i].end;
    for (auto next = i + 1; next < segments.size() && more > 0; ++next) {
      const auto& segment = segments[next];
      if (segment.begin != end || segment.writing != segments[i].writing) break;
      for (; end < segment.end && more > 0; --more) end = text.moveIndex32(end, 1);
      if (end < segment.end) break;
    }
    return folder_.fold(
        folder_.exact(UnicodeString(text, segments[i].begin, end - segments[i].begin)));
  }

  AnalysisSettings settings_;
  Folder folder_;
  std::size_t remembered_;
  std::unique_ptr<icu::BreakIterator> prototype_;
  std::unordered_set<std::string> stop_;
  std::unordered_set<std::string> words_;
  std::vector<UnicodeString> elisions_;
  std::unordered_map<std::string, std::string> transliteration_;
  std::size_t longest_latin_ = 0;
  std::mutex mutex_;
  std::vector<Worker> idle_;
};

Analyzer::Analyzer(std::string_view tag, const AnalysisSettings& settings,
                   std::size_t remembered_words)
    : impl_(std::make_unique<Impl>(tag, settings, remembered_words)) {}
Analyzer::~Analyzer() = default;

std::vector<Word> Analyzer::analyze(std::string_view text) const {
  return impl_->analyze(text);
}

std::string Analyzer::fold(std::string_view text) const {
  return impl_->fold(text);
}

const AnalysisSettings& Analyzer::settings() const {
  return impl_->settings();
}

std::string Analyzer::transliterate(std::string_view latin_word) const {
  return impl_->transliterate(latin_word);
}

std::string_view kernel_of(const Word& word) {
  for (const auto& term : word.terms)
    if (term.family == Family::Stem || term.family == Family::Dictionary) return term.key;
  return word.exact;
}

std::string analysis_fingerprint(std::string_view tag, const AnalysisSettings& settings) {
  Locale only_analysis;
  only_analysis.tag = tag;
  only_analysis.analysis = settings;
  return "analyzer " + std::to_string(kAnalyzerVersion) + ", icu " U_ICU_VERSION ", " +
         stemmer_versions() + ", " + encode(only_analysis);
}

}  // namespace attune::locales
