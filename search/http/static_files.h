// SPDX-License-Identifier: GPL-2.0-or-later
// The built page (gui-web/dist), read once at start into memory: no request ever reaches the file
// system.
//   const StaticFiles page = StaticFiles::load("gui-web/dist");
//   if (const StaticFile* file = page.find("/")) return StaticFiles::answer(*file, request);
//
// Paths of the page's own making, such as /entry/late-delivery/own, lead to index.html, which shows
// them. A path of that kind has no dot in its last segment and is neither under /api nor under
// /assets.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "search/http/message.h"

namespace attune::http {

/// Bodies are shared with the answers that are still being written.
struct StaticFile {
  std::shared_ptr<const std::string> body;
  std::shared_ptr<const std::string> gzip;  ///< null when it would not be smaller
  std::string etag, gzip_etag;
  std::string content_type;
  std::string cache_control;
  bool page = false;
};

/// Immutable after load(), so any thread may look up.
class StaticFiles {
 public:
  /// Takes regular files, not hidden ones and no symbolic links. Throws std::runtime_error, saying
  /// what to do, when the folder has no index.html or holds more than 64 MB.
  [[nodiscard]] static StaticFiles load(const std::filesystem::path& folder);

  /// Null when no file has this path: answer 404.
  [[nodiscard]] const StaticFile* find(std::string_view path) const;

  /// 200, or 304 when the browser has it already. Only for Get and Head.
  [[nodiscard]] static Response answer(const StaticFile& file, const Request& request);

 private:
  StaticFiles() = default;
  std::map<std::string, StaticFile, std::less<>> files_;  ///< by path: "/assets/index-DiwrgTda.js"
};

}  // namespace attune::http
