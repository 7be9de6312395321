// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes as the language profile of a pack: refused with a sentence, or a profile that comes
// back from its own bytes and makes likelihoods that add up.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "locales/profile.h"

namespace {

void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using attune::locales::Profile;
  constexpr float kRounding = 1e-3F;
  static const Profile other(std::vector<std::string>{"the parcel is late", "where is my refund"});
  try {
    const auto profile = Profile::decode({reinterpret_cast<const char*>(data), size});
    require(Profile::decode(profile.encode()).encode() == profile.encode());
    const auto shares = attune::locales::likelihoods("where is it", {&profile, &other});
    require(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0F) - 1) < kRounding);
  } catch (const std::runtime_error& fault) {
    require(!std::string_view(fault.what()).empty());
  }
  return 0;
}
