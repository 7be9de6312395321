// SPDX-License-Identifier: GPL-2.0-or-later
// Analysis settings as the shipped packs state them, for languages that differ in kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "locales/language.h"

namespace attune::locales {

/// Tags that settings_for() knows.
[[nodiscard]] const std::vector<std::string>& analysed_tags();
[[nodiscard]] AnalysisSettings settings_for(std::string_view tag);

/// Texts in many scripts, with marks, emoji and letters outside the Basic Multilingual Plane.
[[nodiscard]] const std::vector<std::string>& many_scripts();

/// `count` random code points of the ranges that scripts live in; the same for the same seed.
[[nodiscard]] std::string random_text(unsigned seed, std::size_t count);

}  // namespace attune::locales
