// SPDX-License-Identifier: GPL-2.0-or-later
// The few questions that the HTTP room asks about text. Pure functions over bytes, without a
// locale.
//   valid_utf8("caf\xc3\xa9") == true    valid_utf8("caf\xe9") == false
#pragma once

#include <string_view>

namespace attune::http {

/// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool valid_utf8(std::string_view bytes);

/// Whether valid UTF-8 text holds a control character: U+0000–001F, U+007F–009F.
[[nodiscard]] bool has_control(std::string_view text);

/// Equal when A–Z and a–z are the same; other bytes must be equal.
[[nodiscard]] bool same_ignoring_case(std::string_view left, std::string_view right);

/// Without spaces and tabs at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Cuts the part before the first `separator` off the front of `rest`, trimmed; all of it when
/// there is none.
///   rest = "gzip, br"; next_part(rest, ',') == "gzip"; rest == " br"
[[nodiscard]] std::string_view next_part(std::string_view& rest, char separator);

}  // namespace attune::http
