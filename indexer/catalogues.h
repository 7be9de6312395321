// SPDX-License-Identifier: GPL-2.0-or-later
// Compiles the message catalogues of the locale packs with gettext's msgfmt.
#pragma once

#include <map>
#include <string>

namespace attune::index {

/// Compiles <packs>/<tag>/messages.po to <out>/<tag>/LC_MESSAGES/attune.mo, for every tag that has
/// one. Returns tag → SHA-256 of the compiled file. Throws std::runtime_error with msgfmt's own
/// words on a bad catalogue, and says to install gettext when msgfmt is not there.
std::map<std::string, std::string> compile_catalogues(const std::string& packs,
                                                      const std::string& out);

}  // namespace attune::index
