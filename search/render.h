// SPDX-License-Identifier: GPL-2.0-or-later
// POST /api/v1/render: a phrase with its slots filled, as it will be sent.
#pragma once

#include <string>
#include <string_view>

#include "search/engine.h"

namespace attune::search {

/// `body` is the JSON object {id, locale, alternative?, register?, arguments}; returns the answer's
/// JSON. Every slot must have a value of its type: text, number, ISO date, ISO time, {value,
/// currency}, or for a customer's name a string or {given, family, title, gender}.
[[nodiscard]] Result<std::string> render_phrase(const Engine& engine, std::string_view body);

}  // namespace attune::search
