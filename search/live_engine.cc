// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/live_engine.h"

#include <malloc.h>

#include <condition_variable>
#include <exception>

namespace attune::search {
namespace {

/// What loading needed and freed goes back to the system: it is a tenth of what stays.
std::unique_ptr<const Engine> load(const std::string& directory) {
  auto engine = Engine::load(directory);
  ::malloc_trim(0);
  return engine;
}

}  // namespace

LiveEngine::LiveEngine(std::string index_directory, std::function<void(const std::string&)> report,
                       std::chrono::milliseconds interval)
    : directory_(std::move(index_directory)),
      report_(std::move(report)),
      interval_(interval),
      engine_(load(directory_)),
      seen_(engine_->manifest().generation),
      watcher_([this](const std::stop_token& stop) { watch(stop); }) {}

std::shared_ptr<const Engine> LiveEngine::current() const {
  const std::lock_guard lock(mutex_);
  return engine_;
}

void LiveEngine::watch(const std::stop_token& stop) {
  std::mutex idle;
  std::condition_variable_any stopped;
  std::unique_lock lock(idle);
  while (!stopped.wait_for(lock, stop, interval_, [&stop] { return stop.stop_requested(); }))
    look();
}

void LiveEngine::look() {
  const auto generation = index::current_generation(directory_);
  if (!generation || *generation == seen_) return;
  try {
    std::shared_ptr<const Engine> next = load(directory_);
    seen_ = next->manifest().generation;
    {
      const std::lock_guard lock(mutex_);
      engine_.swap(next);
    }
    report_("now serving generation " + seen_);
  } catch (const std::exception& fault) {
    seen_ = *generation;
    report_("the new index was not taken, the old one goes on serving: " +
            std::string(fault.what()));
  }
}

}  // namespace attune::search
