// SPDX-License-Identifier: GPL-2.0-or-later
// Whatever parse_target lets through keeps the promises of message.h and target.h.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/http/target.h"
#include "search/http/text.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

bool is_clean(std::string_view text) {
  return attune::http::valid_utf8(text) && !attune::http::has_control(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto target = attune::http::parse_target(text);
  if (!target) return 0;
  const std::string closed = target->path + "/";
  require(size <= attune::http::kMaxTargetBytes);
  require(target->path.starts_with('/') && is_clean(target->path));
  require(target->path.find("//") == std::string::npos);
  require(closed.find("/./") == std::string::npos && closed.find("/../") == std::string::npos);
  for (const auto& [key, value] : target->params) require(is_clean(key) && is_clean(value));
  return 0;
}
