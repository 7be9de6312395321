// SPDX-License-Identifier: GPL-2.0-or-later
// Runs numbered pieces of work on several threads; the first exception stops the rest and is thrown
// again.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace attune::index {

inline void parallel_for(std::size_t count, unsigned threads,
                         const std::function<void(std::size_t)>& work) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr fault;
  const auto worker = [&] {
    for (std::size_t i = next++; i < count; i = next++) try {
        work(i);
      } catch (...) {  // handed to the caller below
        next = count;
        const std::lock_guard lock(mutex);
        if (!fault) fault = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned i = 1; i < threads; ++i) pool.emplace_back(worker);
    worker();
  }
  if (fault) std::rethrow_exception(fault);
}

}  // namespace attune::index
