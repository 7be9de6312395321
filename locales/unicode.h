// SPDX-License-Identifier: GPL-2.0-or-later
// Small questions about UTF-8 text that several rooms ask. All functions are thread-safe and take
// valid UTF-8 unless they say otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::locales {

/// Any bytes → is this well-formed UTF-8 (no overlong forms, no surrogates)?
[[nodiscard]] bool valid_utf8(std::string_view bytes);

/// Unicode Normalization Form C.
[[nodiscard]] std::string nfc(std::string_view text);

/// Length in code points.
[[nodiscard]] std::size_t code_points(std::string_view text);

[[nodiscard]] std::u32string to_utf32(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

/// As typed without accents: no marks on Latin, Greek and Cyrillic letters, no Arabic vowel signs.
[[nodiscard]] std::string without_accents(std::string_view text);

/// Where a text shouts, in code points: two or more words running in capitals, or two or more marks
/// of exclamation.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> shouted(std::string_view text);

/// The script most letters of the text belong to, as an ISO 15924 code ("Latn", "Hira"); "Zyyy"
/// without letters.
[[nodiscard]] std::string main_script(std::string_view text);

}  // namespace attune::locales
