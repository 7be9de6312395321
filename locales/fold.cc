// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/fold.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <unordered_map>

namespace attune::locales {
namespace {

using icu::UnicodeString;

const icu::Normalizer2& normalizer(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status) != 0)
    throw std::runtime_error("ICU normalization data is missing; reinstall libicu72");
  return *instance;
}

UnicodeString normalized(const icu::Normalizer2& form, const UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  return form.normalize(text, status);
}

/// Rewrites code point by code point; `rewrite(c, out)` appends what c becomes.
template <class Rewrite>
UnicodeString rewritten(const UnicodeString& text, Rewrite rewrite) {
  UnicodeString out;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) rewrite(text.char32At(i), out);
  return out;
}

UScriptCode script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status);
}

// Letters that carry their mark inside, which decomposition leaves alone.
void append_plain_latin(UChar32 c, UnicodeString& out) {
  switch (c) {
    case U'ø':
      out.append(u'o');
      break;
    case U'đ':
    case U'ð':
      out.append(u'd');
      break;
    case U'ł':
      out.append(u'l');
      break;
    case U'ı':
      out.append(u'i');
      break;
    case U'æ':
      out.append(u"ae", 2);
      break;
    case U'œ':
      out.append(u"oe", 2);
      break;
    case U'þ':
      out.append(u"th", 2);
      break;
    default:
      out.append(c);
  }
}

/// Removes combining marks from Latin, Greek and Cyrillic letters; й keeps its breve, it is a
/// letter of its own.
UnicodeString fold_marks(const UnicodeString& text) {
  static const auto& nfd = normalizer("nfc", UNORM2_DECOMPOSE);
  static const auto& nfc = normalizer("nfc", UNORM2_COMPOSE);
  UChar32 base = 0;
  auto stripped = rewritten(normalized(nfd, text), [&base](UChar32 c, UnicodeString& out) {
    if (u_charType(c) == U_NON_SPACING_MARK) {
      const auto script = script_of(base);
      const bool foldable =
          script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
      if (foldable && !(base == U'и' && c == 0x306)) return;
      out.append(c);
      return;
    }
    base = c;
    append_plain_latin(c, out);
  });
  return normalized(nfc, stripped);
}

/// ä, ae and a meet in one key (as Snowball's german2 does), so Rueckgabe, Rückgabe and Ruckgabe
/// are one word.
UnicodeString fold_german(const UnicodeString& text) {
  UnicodeString out;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    const bool umlaut_e = c == u'e' && !out.isEmpty() &&
                          (out[out.length() - 1] == u'a' || out[out.length() - 1] == u'o' ||
                           (out[out.length() - 1] == u'u' && !(i >= 2 && text[i - 2] == u'q')));
    if (umlaut_e) continue;
    out.append(c == u'ä' ? u'a' : c == u'ö' ? u'o' : c == u'ü' ? u'u' : c);
  }
  return out;
}

UnicodeString fold_arabic(const UnicodeString& text) {
  return rewritten(text, [](UChar32 c, UnicodeString& out) {
    if (c == 0x0640 || (c >= 0x064B && c <= 0x065F) || c == 0x0670) return;  // tatweel, harakat
    switch (c) {
      case 0x0622:
      case 0x0623:
      case 0x0625:
      case 0x0671:
        out.append(UChar32{0x0627});
        break;  // alef forms
      case 0x0649:
      case 0x0626:
        out.append(UChar32{0x064A});
        break;  // ى ئ → ي
      case 0x0629:
        out.append(UChar32{0x0647});
        break;  // ة → ه
      case 0x0624:
        out.append(UChar32{0x0648});
        break;  // ؤ → و
      default:
        out.append(c);
    }
  });
}

UnicodeString fold_persian(const UnicodeString& text) {
  return rewritten(text, [](UChar32 c, UnicodeString& out) {
    out.append(c == 0x064A || c == 0x0649 ? UChar32{0x06CC} : c == 0x0643 ? UChar32{0x06A9} : c);
  });
}

/// Points go, and so do geresh and gershayim, which keyboards write as quotes: צה״ל, צה"ל and צהל
/// are one word.
UnicodeString fold_hebrew(const UnicodeString& text) {
  bool after_hebrew = false;
  return rewritten(text, [&after_hebrew](UChar32 c, UnicodeString& out) {
    if ((c >= 0x0591 && c <= 0x05C7) || c == 0x05F3 || c == 0x05F4) return;
    if (after_hebrew && (c == U'"' || c == U'\'')) return;
    after_hebrew = script_of(c) == USCRIPT_HEBREW;
    out.append(c);
  });
}

/// Katakana meets hiragana and the prolonged sound mark goes; dakuten stay, は and ぱ are different
/// letters.
UnicodeString fold_kana(const UnicodeString& text) {
  return rewritten(text, [](UChar32 c, UnicodeString& out) {
    if (c == 0x30FC) return;
    out.append(c >= 0x30A1 && c <= 0x30F6 ? c - 0x60 : c);
  });
}

UnicodeString fold_indic(const UnicodeString& text) {
  static const auto& nfd = normalizer("nfc", UNORM2_DECOMPOSE);
  static const auto& nfc = normalizer("nfc", UNORM2_COMPOSE);
  auto plain = rewritten(normalized(nfd, text), [](UChar32 c, UnicodeString& out) {
    if (c == 0x093C || c == 0x200C || c == 0x200D) return;  // nukta, joiners
    out.append(c == 0x0901 ? UChar32{0x0902} : c);          // chandrabindu → anusvara
  });
  return normalized(nfc, plain);
}

UnicodeString fold_thai(const UnicodeString& text) {
  return rewritten(text, [](UChar32 c, UnicodeString& out) {
    if (c >= 0x0E48 && c <= 0x0E4B) return;  // tone marks, the first thing a hasty writer drops
    out.append(c);
  });
}

/// Traditional characters as simplified ones, one by one: a key that both ways of writing share.
UnicodeString fold_hans(const UnicodeString& text) {
  static const auto& table = []() -> const std::unordered_map<UChar32, UChar32>& {
    static std::unordered_map<UChar32, UChar32> made;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    if (U_FAILURE(status) != 0)
      throw std::runtime_error("ICU has no Han transliterator; reinstall libicu72");
    for (UChar32 c = 0x4E00; c <= 0x9FFF; ++c) {
      UnicodeString simple(c);
      simplify->transliterate(simple);
      if (simple.countChar32() == 1 && simple.char32At(0) != c) made.emplace(c, simple.char32At(0));
    }
    return made;
  }();
  return rewritten(text, [](UChar32 c, UnicodeString& out) {
    const auto found = table.find(c);
    out.append(found == table.end() ? c : found->second);
  });
}

UnicodeString fold_cyrillic_yo(const UnicodeString& text) {
  return rewritten(
      text, [](UChar32 c, UnicodeString& out) { out.append(c == U'ё' ? UChar32{U'е'} : c); });
}

bool is_ascii(const UnicodeString& text) {
  const auto* begin = text.getBuffer();
  return std::all_of(begin, begin + text.length(), [](char16_t c) { return c < 0x80; });
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(const UnicodeString& text) {
  std::string out(static_cast<std::size_t>(text.length()), '\0');
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    out[static_cast<std::size_t>(i)] = static_cast<char>(c >= u'A' && c <= u'Z' ? c + 32 : c);
  }
  return out;
}

std::string utf8(const UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

struct NamedRule {
  std::string_view name;
  UnicodeString (*apply)(const UnicodeString&);
};

constexpr std::array kRules{
    NamedRule{"marks", fold_marks},   NamedRule{"german", fold_german},
    NamedRule{"arabic", fold_arabic}, NamedRule{"persian", fold_persian},
    NamedRule{"hebrew", fold_hebrew}, NamedRule{"kana", fold_kana},
    NamedRule{"indic", fold_indic},   NamedRule{"thai", fold_thai},
    NamedRule{"hans", fold_hans},     NamedRule{"cyrillic-yo", fold_cyrillic_yo}};

}  // namespace

const std::vector<std::string_view>& fold_rule_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    all.reserve(kRules.size());
    for (const auto& rule : kRules) all.push_back(rule.name);
    return all;
  }();
  return names;
}

Folder::Folder(const std::vector<std::string>& rules, Lowercase lowercase) : lowercase_(lowercase) {
  for (const auto& name : rules) {
    Rule found = nullptr;
    for (const auto& rule : kRules)
      if (rule.name == name) found = rule.apply;
    if (found == nullptr) throw std::invalid_argument("unknown folding rule “" + name + "”");
    rules_.push_back(found);
    touches_ascii_ = touches_ascii_ || found == fold_german;
  }
}

std::string Folder::exact(const UnicodeString& surface) const {
  static const auto& casefold = normalizer("nfkc_cf", UNORM2_COMPOSE);
  if (lowercase_ == Lowercase::Default && is_ascii(surface)) return ascii_lower(surface);
  UnicodeString lower(surface);
  // Turkic lower-casing must come first: the case fold would make i + U+0307 of İ.
  lower.toLower(lowercase_ == Lowercase::Turkic ? icu::Locale("tr") : icu::Locale::getRoot());
  lower.findAndReplace(UnicodeString(u"i\u0307"), UnicodeString(u"i"));
  return utf8(rewritten(normalized(casefold, lower), [](UChar32 c, UnicodeString& out) {
    const auto digit = u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(c) : -1;
    const bool apostrophe = c == U'’' || c == U'ʼ';
    out.append(digit >= 0 ? UChar32{'0'} + digit : apostrophe ? UChar32{U'\''} : c);
  }));
}

std::string Folder::fold(const std::string& exact) const {
  if (rules_.empty() || (!touches_ascii_ && is_ascii(exact))) return exact;
  auto folded = UnicodeString::fromUTF8(exact);
  for (const auto rule : rules_) folded = rule(folded);
  return utf8(folded);
}

}  // namespace attune::locales
