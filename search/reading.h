// SPDX-License-Identifier: GPL-2.0-or-later
// How the questions in one language are read. Packs that read a language the same way, as all read
// English, share one Reading, and a question is then analysed once for all of them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "locales/analyzer.h"
#include "search/synonyms.h"

namespace attune::search {

/// Immutable and thread-safe.
struct Reading {
  Reading(const std::string& tag, const locales::AnalysisSettings& settings)
      : analyzer(tag, settings), synonyms(settings.synonyms, analyzer) {}

  locales::Analyzer analyzer;
  Synonyms synonyms;
};

using ReadingPtr = std::shared_ptr<const Reading>;

/// Makes each Reading once. Thread-safe.
class Readings {
 public:
  [[nodiscard]] ReadingPtr get(const std::string& tag, const locales::AnalysisSettings& settings) {
    const std::lock_guard lock(mutex_);
    auto& known = known_[locales::analysis_fingerprint(tag, settings)];
    if (!known) known = std::make_shared<const Reading>(tag, settings);
    return known;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, ReadingPtr> known_;
};

}  // namespace attune::search
