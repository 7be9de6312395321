// SPDX-License-Identifier: GPL-2.0-or-later
// What an agent plainly means by a minus or by quotes. A pasted message has neither: there a dash,
// a quote or an AND is the customer's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::search {

struct Plain {
  std::string text;                   ///< the question without the words to leave out
  std::vector<std::string> left_out;  ///< “-gift”: nothing that has this word
  std::vector<std::string> phrases;   ///< “"late refund"”: these words in this order
};

/// Only in a line of at most eight words. A minus counts right before a letter, in the last words,
/// after others; quotes count in pairs around two words or more.
[[nodiscard]] Plain plainly_meant(std::string_view question);

}  // namespace attune::search
