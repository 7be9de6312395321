// SPDX-License-Identifier: GPL-2.0-or-later
// What to tell somebody whose server cannot listen.
//   "cannot listen on 127.0.0.1 port 8080: Address already in use – stop the program that has this
//   port, or …"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace attune::http {

[[nodiscard]] std::string listen_fault(std::string_view address, std::uint16_t port,
                                       std::error_code reason);

}  // namespace attune::http
