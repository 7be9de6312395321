// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/generation.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

#include "indexer/pack_writer.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kStagingPrefix = ".staging";

void write_flushed(const fs::path& path, std::string_view text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out)
    throw std::runtime_error(fmt::format("cannot write {}: {}; check free space and permissions",
                                         path.string(), std::strerror(errno)));
  sync_to_disk(path.string());
}

void sync_tree(const fs::path& folder) {
  for (const auto& item : fs::recursive_directory_iterator(folder))
    if (item.is_directory()) sync_to_disk(item.path().string());
  sync_to_disk(folder.string());
}

bool is_generation(const fs::directory_entry& item) {
  return item.is_directory() && fs::exists(item.path() / kManifestFile);
}

}  // namespace

Staging::Staging(const fs::path& directory) : directory_(directory) {
  fs::create_directories(directory);
  lock_ = ::open((directory / ".lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  if (lock_ < 0)
    throw std::runtime_error(fmt::format("cannot write in {}: {}; choose another --index",
                                         directory.string(), std::strerror(errno)));
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw std::runtime_error(
        fmt::format("another build is at work in {}; wait for it, or choose another --index",
                    directory.string()));
  }
  for (const auto& item : fs::directory_iterator(directory))
    if (item.path().filename().string().starts_with(kStagingPrefix)) fs::remove_all(item.path());
  folder_ = directory / (std::string(kStagingPrefix) + "-" + std::to_string(::getpid()));
  fs::create_directories(scratch());
}

Staging::~Staging() {
  std::error_code ignored;  // leftovers are removed by the next build
  fs::remove_all(folder_, ignored);
  ::close(lock_);
}

bool Staging::publish(Manifest manifest, std::size_t keep) {
  const auto in_force = current_generation(directory_.string()).value_or("");
  if (in_force.starts_with(manifest.generation) && is_whole(in_force)) return false;
  // A damaged generation in force is replaced under another name: it must stay until CURRENT has
  // moved on.
  if (in_force == manifest.generation) manifest.generation += "-again";
  fs::remove_all(scratch());
  write_flushed(folder_ / kManifestFile, encode(manifest));
  sync_tree(folder_);
  const auto target = directory_ / manifest.generation;
  if (fs::exists(target)) remove_generation(target);  // one that CURRENT left earlier
  fs::rename(folder_, target);
  sync_to_disk(directory_.string());
  point_current_at(manifest.generation);
  remove_old(manifest.generation, keep);
  return true;
}

bool Staging::is_whole(const std::string& generation) const {
  try {
    verify_files(directory_.string(), read_manifest(directory_.string(), generation));
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

void Staging::point_current_at(const std::string& generation) const {
  const auto next = directory_ / ".staging-CURRENT";
  write_flushed(next, generation + "\n");
  fs::rename(next, directory_ / kCurrentFile);
  sync_to_disk(directory_.string());
}

void Staging::remove_old(const std::string& current, std::size_t keep) const {
  std::vector<fs::directory_entry> old;
  for (const auto& item : fs::directory_iterator(directory_))
    if (is_generation(item) && item.path().filename() != current) old.push_back(item);
  std::sort(old.begin(), old.end(),
            [](const auto& a, const auto& b) { return a.last_write_time() > b.last_write_time(); });
  for (std::size_t i = keep; i < old.size(); ++i) remove_generation(old[i].path());
}

// Under a name that the next build removes, should this one be killed half-way.
void Staging::remove_generation(const fs::path& generation) const {
  const auto condemned = directory_ / (std::string(kStagingPrefix) + "-condemned");
  fs::remove_all(condemned);
  fs::rename(generation, condemned);
  fs::remove_all(condemned);
}

}  // namespace attune::index
