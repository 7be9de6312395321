// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/listen_fault.h"

#include <fmt/format.h>

namespace attune::http {
namespace {

std::string_view remedy_for(std::error_code reason) {
  if (reason == std::errc::address_in_use) {
    return "stop the program that has this port, or choose another one (0 takes any that is free)";
  }
  if (reason == std::errc::permission_denied) return "choose a port above 1023";
  if (reason == std::errc::invalid_argument) {
    return "write the address in numbers, such as 127.0.0.1 or ::1";
  }
  if (reason == std::errc::address_not_available) {
    return "this machine has no such address; 127.0.0.1 always works";
  }
  return "choose another address or port";
}

}  // namespace

std::string listen_fault(std::string_view address, std::uint16_t port, std::error_code reason) {
  return fmt::format("cannot listen on {} port {}: {} – {}", address, port, reason.message(),
                     remedy_for(reason));
}

}  // namespace attune::http
