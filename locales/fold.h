// SPDX-License-Identifier: GPL-2.0-or-later
// Folding: which differences of spelling a search forgives, by named rule and never across scripts.
//   Folder({"marks"}, Lowercase::Default, "es"):  exact("ENVÍO") → "envío", fold("envío") → "envio"
// A rule touches only its own script: “remove all marks” would turn क़ into क and パ into ハ.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

#include "locales/language.h"

namespace attune::locales {

/// Names a pack may list under `fold`.
[[nodiscard]] const std::vector<std::string_view>& fold_rule_names();

/// Thread-safe after construction.
class Folder {
 public:
  /// Throws std::invalid_argument for an unknown rule name.
  Folder(const std::vector<std::string>& rules, Lowercase lowercase);

  /// Lower-cased by the language, NFKC_Casefold, digits to ASCII, one kind of apostrophe: spelling
  /// differences stay.
  [[nodiscard]] std::string exact(const icu::UnicodeString& surface) const;
  /// The rules applied to an exact form.
  [[nodiscard]] std::string fold(const std::string& exact) const;

 private:
  using Rule = icu::UnicodeString (*)(const icu::UnicodeString&);
  std::vector<Rule> rules_;
  bool touches_ascii_ = false;
  Lowercase lowercase_;
};

}  // namespace attune::locales
