// SPDX-License-Identifier: GPL-2.0-or-later
// The engine in force, and its successor as soon as the index is rebuilt. Answers under way keep
// the engine they began with; a generation that cannot be loaded is reported once and the old one
// goes on serving.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "search/engine.h"

namespace attune::search {

/// Thread-safe.
class LiveEngine {
 public:
  /// `report` gets sentences for the operator, from the watching thread. Throws as Engine::load
  /// does.
  LiveEngine(std::string index_directory, std::function<void(const std::string&)> report,
             std::chrono::milliseconds interval = std::chrono::milliseconds(500));

  /// Shared, because an answer may outlive the engine's reign.
  [[nodiscard]] std::shared_ptr<const Engine> current() const;

 private:
  void watch(const std::stop_token& stop);
  void look();

  std::string directory_;
  std::function<void(const std::string&)> report_;
  std::chrono::milliseconds interval_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Engine> engine_;
  std::string seen_;  // generation last tried; only the watching thread uses it
  std::jthread watcher_;
};

}  // namespace attune::search
