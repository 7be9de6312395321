// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as one of the texts of an index: refused with a sentence, or a value that comes back
// from its own text. The first byte chooses which.
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include "indexer/manifest.h"
#include "indexer/schema.h"

namespace {

using namespace attune;

template <class Decode>
void read(std::string_view bytes, Decode decode) {
  try {
    const auto value = decode(bytes);
    if (decode(encode(value)) != value) std::abort();
  } catch (const std::runtime_error& fault) {
    if (std::string_view(fault.what()).empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0]) {
    case 'm':
      read(bytes, [](std::string_view text) { return index::decode_manifest(text); });
      break;
    case 't':
      read(bytes, [](std::string_view text) { return index::decode_taxonomy(text); });
      break;
    case 'l':
      read(bytes, [](std::string_view text) { return locales::decode_locale(text); });
      break;
    default:
      read(bytes, [](std::string_view text) { return index::decode_record(text); });
      break;
  }
  return 0;
}
