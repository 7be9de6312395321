// SPDX-License-Identifier: GPL-2.0-or-later
// attune-index: checks content and turns it into search packs. Only wiring.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>

#include "corpus/check.h"
#include "indexer/build.h"

namespace {

using namespace attune;

constexpr int kFaultsInContent = 1, kBrokenEnvironment = 2;

int report(const corpus::Diagnostics& faults) {
  const auto sorted = faults.sorted();
  for (const auto& fault : sorted) fmt::print(stderr, "{}\n", corpus::to_line(fault));
  fmt::print(stderr, "{} fault{}; nothing was written\n", sorted.size(),
             sorted.size() == 1 ? "" : "s");
  return kFaultsInContent;
}

int check(const index::BuildOptions& options) {
  const auto checked =
      corpus::check_tree({options.content, options.packs, options.taxonomy, options.threads});
  if (!checked.faults.empty()) return report(checked.faults);
  for (const auto& [locale, kinds] : checked.counts.entries) {
    fmt::print("{:<10}", locale);
    for (std::size_t kind = 0; kind < kinds.size(); ++kind)
      if (kinds[kind] > 0)
        fmt::print("  {} {}", kinds[kind], corpus::name_of(static_cast<corpus::Kind>(kind)));
    fmt::print("\n");
  }
  fmt::print("{} locale definitions, {} golden queries, no faults\n", checked.counts.locales,
             checked.counts.golden);
  return 0;
}

void show_progress(const index::Progress& progress) {
  fmt::print(stderr, "\r{:>3} %  {} of {} entries",
             progress.total == 0 ? 100 : progress.done * 100 / progress.total, progress.done,
             progress.total);
  if (progress.done == progress.total) fmt::print(stderr, "\n");
}

int build(index::BuildOptions options) {
  if (::isatty(STDERR_FILENO) != 0) options.progress = show_progress;
  corpus::Diagnostics faults;
  const auto built = index::build(options, faults);
  if (!faults.empty()) return report(faults);
  std::uint64_t entries = 0, bytes = 0;
  for (const auto& pack : built.manifest.packs) {
    entries += pack.entries;
    bytes += pack.bytes;
  }
  fmt::print("{} {}: {} entries in {} packs, {:.1f} MB; {} rebuilt, {} kept, {:.2f} s\n",
             built.published ? "published" : "unchanged", built.manifest.generation, entries,
             built.manifest.packs.size(), static_cast<double>(bytes) / 1e6, built.rebuilt.size(),
             built.kept.size(), built.seconds);
  return 0;
}

void add_inputs(CLI::App& app, index::BuildOptions& options) {
  app.add_option("--content", options.content, "folder of entries, one folder per locale")
      ->capture_default_str();
  app.add_option("--packs", options.packs, "folder of locale packs")->capture_default_str();
  app.add_option("--taxonomy", options.taxonomy, "file of all ids")->capture_default_str();
  app.add_option("--threads", options.threads, "threads; 0 is one per core")
      ->capture_default_str()
      ->check(CLI::Range(0, 64));
}

}  // namespace

int main(int argc, char** argv) try {
  CLI::App app("attune-index checks Attune's content and turns it into search packs.",
               "attune-index");
  app.set_version_flag("--version", ATTUNE_VERSION);
  app.require_subcommand(1);
  index::BuildOptions options;
  auto* check_command =
      app.add_subcommand("check", "Report every fault in content and locale packs; write nothing");
  auto* build_command = app.add_subcommand("build", "Check, then build and publish the index");
  add_inputs(*check_command, options);
  add_inputs(*build_command, options);
  build_command->add_option("--index", options.index, "folder to publish in")
      ->envname("ATTUNE_INDEX")
      ->capture_default_str();
  build_command->add_flag("--force", options.force, "rebuild languages that did not change, too");
  app.footer(
      "Faults are printed as file:line:column: code: sentence — what to do. Exit status: 0 good, 1 "
      "faults in content,\n"
      "2 the environment is broken (disk, permissions, missing gettext).\n");
  CLI11_PARSE(app, argc, argv);
  return check_command->parsed() ? check(options) : build(std::move(options));
} catch (const std::exception& fault) {
  fmt::print(stderr, "attune-index: {}\n", fault.what());
  return kBrokenEnvironment;
}
