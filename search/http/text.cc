// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/text.h"

#include <algorithm>
#include <boost/locale/utf.hpp>  // header-only: the decoder, no locale

namespace attune::http {
namespace {

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  using Decoder = boost::locale::utf::utf_traits<char>;
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (true) {
    at = std::find_if_not(at, end, is_ascii);
    if (at == end) return true;
    if (!boost::locale::utf::is_valid_codepoint(Decoder::decode(at, end))) return false;
  }
}

bool has_control(std::string_view text) {
  bool after_c2 = false;  // U+0080–009F are the bytes C2 80 … C2 9F
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return true;
    if (after_c2 && byte < 0xa0) return true;
    after_c2 = byte == 0xc2;
  }
  return false;
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(part);
}

}  // namespace attune::http
