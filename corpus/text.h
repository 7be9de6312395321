// SPDX-License-Identifier: GPL-2.0-or-later
// What every data file of Attune must be as text, before anyone looks at what it says: UTF-8 in
// NFC, LF, no byte order mark, no control or direction-override characters.
//   check_text("a\r\n", "x.yaml", faults)   adds   x.yaml:1:2: carriage-return: …
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/diagnostics.h"

namespace attune::corpus {

inline constexpr std::size_t kLargestFile = std::size_t{4} << 20U;

/// The bytes of a regular file of at most kLargestFile, or a fault (`unreadable`, `too-large`) and
/// nothing.
[[nodiscard]] std::optional<std::string> read_text_file(const std::filesystem::path& path,
                                                        Diagnostics& faults);

/// Reports every flaw of `text` (up to a hundred per file). False when it is not UTF-8, in which
/// case nothing further can be read from it.
bool check_text(std::string_view text, const std::string& file, Diagnostics& faults);

/// What is wrong with text that came from escapes ("\u202E"), as a sentence; "" when nothing is.
[[nodiscard]] std::string flaw_of(std::string_view utf8);

/// The code point at byte `at`, which moves past it; -1 for bytes that are not UTF-8.
[[nodiscard]] std::int32_t next_code_point(std::string_view text, std::size_t& at);

/// Length of valid UTF-8 in code points.
[[nodiscard]] std::uint32_t count_code_points(std::string_view utf8);

}  // namespace attune::corpus
