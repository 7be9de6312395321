// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace attune::locales {

bool valid_utf8(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  return bytes.empty() || status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status) != 0;
}

std::string nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no NFC data; reinstall libicu72");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, status);
  return out;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::u32string to_utf32(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::u32string out;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    out += static_cast<char32_t>(wide.char32At(i));
  return out;
}

std::string to_utf8(std::u32string_view text) {
  icu::UnicodeString wide;
  for (const auto c : text) wide.append(static_cast<UChar32>(c));
  std::string out;
  return wide.toUTF8String(out);
}

std::string without_accents(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no NFD data; reinstall libicu72");
  const auto wide = nfd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(
                                       text.data(), static_cast<int32_t>(text.size()))),
                                   status);
  icu::UnicodeString plain;
  UScriptCode script = USCRIPT_COMMON;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    const auto c = wide.char32At(i);
    const bool mark = u_charType(c) == U_NON_SPACING_MARK;
    if (!mark) script = uscript_getScript(c, &status);
    const bool accent = mark && (script == USCRIPT_LATIN || script == USCRIPT_GREEK ||
                                 script == USCRIPT_CYRILLIC || (c >= 0x064B && c <= 0x0652));
    if (!accent) plain.append(c);
  }
  std::string out;
  return nfc(plain.toUTF8String(out));
}

std::string main_script(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::map<int, std::size_t> counts;
  for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
    if (u_isalpha(wide.char32At(i)) == 0) continue;
    UErrorCode status = U_ZERO_ERROR;
    ++counts[uscript_getScript(wide.char32At(i), &status)];
  }
  if (counts.empty()) return "Zyyy";
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return uscript_getShortName(static_cast<UScriptCode>(most->first));
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> shouted(std::string_view text) {
  constexpr std::size_t kWord = 3, kLetters = 8;  // an acronym or two is no shout
  const auto all = to_utf32(text);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  const auto add = [&](std::size_t begin, std::size_t end) {
    out.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  };
  const auto is = [&](auto property, std::size_t i) {
    return property(static_cast<UChar32>(all[i])) != 0;
  };
  const auto is_mark = [&](std::size_t i) { return all[i] == U'!' || all[i] == U'！'; };
  std::size_t begin = 0, end = 0, words = 0, letters = 0;
  const auto close = [&] {
    if (words >= 2 && letters >= kLetters) add(begin, end);
    words = letters = 0;
  };
  for (std::size_t i = 0; i < all.size();) {
    auto next = i + 1;
    if (is(u_isalpha, i)) {
      bool capitals = is(u_isupper, i);
      for (; next < all.size() && is(u_isalpha, next); ++next) capitals &= is(u_isupper, next);
      if (!capitals) {
        close();
      } else if (next - i >= kWord || words > 0) {
        if (words == 0) begin = i;
        end = next;
        ++words;
        letters += next - i;
      }
    } else if (is_mark(i)) {
      while (next < all.size() && is_mark(next)) ++next;
      if (next - i >= 2) add(i, next);
    }
    i = next;
  }
  close();
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace attune::locales
