// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/etag.h"

#include <sodium.h>

#include <array>

#include "search/http/text.h"

namespace attune::http {
namespace {

constexpr std::size_t kTagBytes = 16;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::string etag_of(std::string_view content, std::string_view variant) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  const auto* bytes = reinterpret_cast<const unsigned char*>(content.data());
  crypto_hash_sha256(hash.data(), bytes, content.size());
  std::array<char, sodium_base64_ENCODED_LEN(kTagBytes, kBase64)> text{};
  sodium_bin2base64(text.data(), text.size(), hash.data(), kTagBytes, kBase64);
  return std::string("\"").append(text.data()).append(variant).append("\"");
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) return false;
  while (!if_none_match.empty()) {
    std::string_view tag = next_part(if_none_match, ',');
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

}  // namespace attune::http
