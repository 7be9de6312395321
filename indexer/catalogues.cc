// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/catalogues.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "indexer/digest.h"
#include "indexer/pack_writer.h"
#include "locales/messages.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;

/// Exit status of a program from the PATH; its complaints go to our standard error.
int run(std::vector<std::string> words) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (auto& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (const int fault = ::posix_spawnp(&child, argv[0], nullptr, nullptr, argv.data(), environ);
      fault != 0)
    throw std::runtime_error("cannot start msgfmt; install the package gettext");
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

std::map<std::string, std::string> compile_catalogues(const std::string& packs,
                                                      const std::string& out) {
  std::map<std::string, std::string> compiled;
  for (const auto& folder : fs::directory_iterator(packs)) {
    const auto source = folder.path() / "messages.po";
    if (!fs::exists(source)) continue;
    const auto tag = folder.path().filename().string();
    const auto target = fs::path(out) / locales::catalogue_file(tag);
    fs::create_directories(target.parent_path());
    if (run({"msgfmt", "--check-format", "--check-domain", "-o", target.string(),
             source.string()}) != 0)
      throw std::runtime_error(fmt::format(
          "{} is not a valid catalogue; correct what msgfmt names above", source.string()));
    sync_to_disk(target.string());
    compiled[tag] = sha256_of_file(target.string());
  }
  return compiled;
}

}  // namespace attune::index
