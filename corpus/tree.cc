// SPDX-License-Identifier: GPL-2.0-or-later
// read_tree: the walk over corpus/content, and the threads that read what it finds.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <iterator>
#include <system_error>
#include <thread>

#include "corpus/reader.h"
#include "locales/language.h"

namespace attune::corpus {
namespace {

namespace fs = std::filesystem;

/// Finds the entry files of a tree, in the order of their paths.
class Walk {
 public:
  Walk(fs::path root, Diagnostics& faults) : root_(std::move(root)), faults_(faults) {}

  std::vector<EntriesFile> run() {
    std::error_code error;
    real_root_ = fs::canonical(root_, error);
    if (error) {
      add(root_, "unreadable", error.message(), "name the folder that holds the locales’ folders");
      return {};
    }
    for (const fs::path& path : children(root_)) {
      if (is_folder(path)) {
        enter_locale(path);
      } else if (!is_document(path)) {
        refuse_file(path);
      }
    }
    return std::move(files_);
  }

 private:
  void add(const fs::path& path, std::string code, std::string sentence, std::string remedy) {
    faults_.add(
        {path.generic_string(), {}, std::move(code), std::move(sentence), std::move(remedy)});
  }

  std::vector<fs::path> children(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      paths.push_back(entry->path());
    }
    if (error) add(folder, "unreadable", error.message(), "check its permissions");
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  static bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(fs::symlink_status(path, error)) && !error;
  }

  static bool is_document(const fs::path& path) {
    const fs::path name = path.filename();
    return name == "README.md" || name == "REVIEW.md";
  }

  void refuse_file(const fs::path& path) {
    add(path, "stray-file", "only <locale>/<kind>/….yaml, README.md and REVIEW.md belong here",
        "move or delete it");
  }

  void enter_locale(const fs::path& folder) {
    const std::string tag = folder.filename().string();
    const std::string canonical = locales::canonical_tag(tag);
    if (canonical.empty()) {
      add(folder, "bad-locale", fmt::format("“{}” is not a language tag", tag),
          "name the folder by a BCP 47 tag such as es or zh-Hant-HK");
    } else if (canonical != tag) {
      add(folder, "bad-locale", fmt::format("“{}” is not the canonical form of the tag", tag),
          fmt::format("rename the folder to {}", canonical));
    } else {
      for (const fs::path& path : children(folder)) {
        if (is_folder(path)) {
          enter(path, tag);
        } else if (!is_document(path)) {
          refuse_file(path);
        }
      }
    }
  }

  void enter(const fs::path& folder, const std::string& tag) {
    for (const fs::path& path : children(folder)) {
      if (is_document(path)) continue;
      if (is_folder(path)) {
        add(path, "stray-folder", "a kind’s folder holds files only", "move its files up");
      } else if (path.extension() != ".yaml") {
        refuse_file(path);
      } else if (stays_inside(path)) {
        files_.push_back({path.generic_string(), tag});
      }
    }
  }

  bool stays_inside(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    const auto [in_root, in_real] =
        std::mismatch(real_root_.begin(), real_root_.end(), real.begin(), real.end());
    if (!error && in_root == real_root_.end()) return true;
    add(path, "symlink", error ? error.message() : "a link that leads out of the content folder",
        "put the file itself here");
    return false;
  }

  fs::path root_, real_root_;
  std::vector<EntriesFile> files_;
  Diagnostics& faults_;
};

struct FileResult {
  std::vector<Entry> entries;
  Diagnostics faults;
};

/// The kind an entry file holds must be the one its folder is named for.
void check_folder(const EntriesFile& origin, FileResult& result) {
  if (result.entries.empty()) return;
  const Kind kind = result.entries.front().kind();
  const std::string folder = fs::path(origin.file).parent_path().filename().string();
  if (folder == folder_of(kind)) return;
  result.faults.add({origin.file,
                     {},
                     "wrong-folder",
                     fmt::format("a file of kind {} in the folder “{}”", name_of(kind), folder),
                     fmt::format("move it to {}/{}/", origin.locale, folder_of(kind))});
}

void read_some(const std::vector<EntriesFile>& files, std::vector<FileResult>& results,
               std::atomic<std::size_t>& next) {
  for (std::size_t i = next++; i < files.size(); i = next++) {
    results[i].entries = read_entries_file(files[i], results[i].faults);
    check_folder(files[i], results[i]);
  }
}

}  // namespace

std::vector<Entry> read_tree(const TreeOptions& options, Diagnostics& faults) {
  const std::vector<EntriesFile> files = Walk(options.content_dir, faults).run();
  std::vector<FileResult> results(files.size());
  std::atomic<std::size_t> next = 0;
  const std::size_t wanted =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(wanted, files.size()); ++i) {
      threads.emplace_back([&] { read_some(files, results, next); });
    }
    read_some(files, results, next);
  }
  std::vector<Entry> entries;
  for (FileResult& result : results) {
    entries.insert(entries.end(), std::make_move_iterator(result.entries.begin()),
                   std::make_move_iterator(result.entries.end()));
    faults.merge(std::move(result.faults));
  }
  return entries;
}

}  // namespace attune::corpus
