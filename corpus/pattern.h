// SPDX-License-Identifier: GPL-2.0-or-later
// What may be wrong with an ICU MessageFormat pattern in a phrase, and where in it.
//   check_pattern("{days, plural, one {# day}}", {"en", ids})
//     → {15, "missing-other", "a plural or select has no `other`", …}
// ICU finds faults of syntax; the rules of the house are checked on its parse: named arguments from
// the taxonomy's slots only, each used as its type allows, plural keywords of the locale, no
// straight apostrophes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/taxonomy.h"

namespace attune::corpus {

struct PatternFault {
  std::uint32_t offset;  ///< in code points from the beginning of the pattern
  std::string code, sentence, remedy;
};

struct PatternRules {
  std::string_view locale;  ///< whose plural rules hold
  const TaxonomyIds& ids;
};

/// What a pattern says. `literal` is all its text without arguments, one branch after the other.
struct PatternReport {
  std::vector<PatternFault> faults;
  std::vector<std::string> slots;  ///< names of its arguments, in order, each once
  std::string literal;
};

[[nodiscard]] PatternReport check_pattern(std::string_view pattern, const PatternRules& rules);

/// A gloss is plain text with simple {name} slots. Reports unclosed braces, unknown names, formats.
[[nodiscard]] PatternReport check_gloss(std::string_view gloss, const TaxonomyIds& ids);

}  // namespace attune::corpus
