// SPDX-License-Identifier: GPL-2.0-or-later
// attune-index: checks content and turns it into search packs. Only wiring.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <fstream>
#include <map>

#include "corpus/check.h"
#include "indexer/build.h"
#include "indexer/collection.h"
#include "indexer/cross_validation.h"
#include "indexer/evaluation.h"
#include "indexer/reading_evaluation.h"

namespace {

using namespace attune;

constexpr int kFaultsInContent = 1, kBelowFloors = 1, kBrokenEnvironment = 2;

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

struct EvalOptions {
  index::CollectionFiles collection;
  std::string index = "build/index", floors, json, noise = "none";
  std::string content = "corpus/content", messages = "tests/recognition";
  bool misses = false, recognition = false, reading = false;
};

int eval(EvalOptions options) {
  if (options.recognition) {
    fmt::print("{}", index::to_table(index::cross_validate(
                         {options.content, options.collection.packs, options.collection.taxonomy,
                          options.index, options.messages})));
    return 0;
  }
  if (options.reading) {
    const auto scores =
        index::evaluate_reading(*search::Engine::load(options.index), options.messages);
    fmt::print("{}", index::to_table(scores));
    if (!options.json.empty()) std::ofstream(options.json) << index::to_json(scores) << '\n';
    return 0;
  }
  const std::map<std::string, index::Noise> noises{{"none", index::Noise::None},
                                                   {"typos", index::Noise::Typos},
                                                   {"no-accents", index::Noise::NoAccents}};
  options.collection.noise = noises.at(options.noise);
  index::Evaluation evaluation;
  if (options.collection.corpus.empty()) {
    const auto engine = search::Engine::load(options.index);
    evaluation = index::evaluate(*engine, index::golden_cases(*engine, options.collection.packs));
  } else {
    const index::Collection collection(options.collection);
    evaluation = index::evaluate(collection.engine(), collection.cases());
  }
  fmt::print("{}", index::to_table(evaluation));
  if (options.misses)
    for (const auto& missed : evaluation.missed) fmt::print("{}\n", missed);
  if (!options.json.empty()) std::ofstream(options.json) << index::to_json(evaluation) << '\n';
  if (options.floors.empty()) return 0;
  const auto below = index::below_floors(evaluation, options.floors);
  for (const auto& sentence : below) fmt::print(stderr, "{}\n", sentence);
  return below.empty() ? 0 : kBelowFloors;
}

void add_eval(CLI::App& app, EvalOptions& options) {
  auto& files = options.collection;
  app.add_option("--index", options.index, "folder of the published index")
      ->envname("ATTUNE_INDEX")
      ->capture_default_str();
  app.add_option("--packs", files.packs, "locale packs, whose golden queries are asked")
      ->capture_default_str();
  app.add_option("--taxonomy", files.taxonomy, "file of all ids")->capture_default_str();
  app.add_option("--floors", options.floors, "fail when recall@3 is below this file's floors");
  app.add_option("--json", options.json, "write the table as JSON to this file");
  app.add_flag("--recognition", options.recognition,
               "instead: cross-validate the recognition of situations and emotions");
  app.add_flag("--reading", options.reading,
               "instead: read messages and check drafts that nobody learnt from");
  app.add_option("--messages", options.messages, "folder of these")->capture_default_str();
  app.add_option("--content", options.content, "entries to cross-validate on")
      ->capture_default_str();
  app.add_flag("--misses", options.misses, "list the tuning half's questions that miss");
  auto* corpus = app.add_option("--corpus", files.corpus,
                                "instead of the index: documents, doc_id⇥text with a header line");
  auto* queries = app.add_option("--queries", files.queries,
                                 "their questions, query_id⇥text⇥relevant_doc_id with a header");
  auto* locale = app.add_option("--locale", files.locale, "language of that collection");
  corpus->needs(queries, locale);
  queries->needs(corpus);
  app.add_option("--noise", options.noise, "spoil the collection's questions")
      ->check(CLI::IsMember({"none", "typos", "no-accents"}))
      ->capture_default_str();
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
  EvalOptions eval_options;
  auto* eval_command = app.add_subcommand(
      "eval", "Ask the golden queries, or a public collection, and print how well search finds");
  add_eval(*eval_command, eval_options);
  add_inputs(*check_command, options);
  add_inputs(*build_command, options);
  build_command->add_option("--index", options.index, "folder to publish in")
      ->envname("ATTUNE_INDEX")
      ->capture_default_str();
  build_command->add_flag("--force", options.force, "rebuild languages that did not change, too");
  app.footer(
      "Faults are printed as file:line:column: code: sentence — what to do. Exit status: 0 good, 1 "
      "faults in content, or recall below a floor,\n"
      "2 the environment is broken (disk, permissions, missing gettext).\n");
  CLI11_PARSE(app, argc, argv);
  if (eval_command->parsed()) return eval(std::move(eval_options));
  return check_command->parsed() ? check(options) : build(std::move(options));
} catch (const std::exception& fault) {
  fmt::print(stderr, "attune-index: {}\n", fault.what());
  return kBrokenEnvironment;
}
