// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <set>

#include "corpus/check.h"
#include "indexer/catalogues.h"
#include "indexer/digest.h"
#include "indexer/document.h"
#include "indexer/generation.h"
#include "indexer/pack_writer.h"
#include "indexer/parallel.h"
#include "indexer/schema.h"
#include "indexer/training.h"
#include "locales/messages.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
using corpus::Entry;
using LocaleMap = std::map<std::string, locales::Locale>;

/// One language on its way to a pack.
struct PackJob {
  std::string language;
  std::vector<const Entry*> entries;  // utterances last; by id, then locale
  Metadata metadata;
  std::string input;                     // hash of all that decides the pack
  std::unique_ptr<DocumentMaker> maker;  // none when the old pack is kept
  std::vector<std::string> shards, shard_hashes;
  std::size_t shards_left = 0;
  PackInfo info;
};

/// A region's definition without what it shares with its language.
locales::Locale region_only(locales::Locale locale) {
  locale.analysis = {};
  locale.vocabulary.clear();
  return locale;
}

Metadata metadata_of(const std::string& language, const LocaleMap& all,
                     const locales::Parents& parents) {
  std::string definitions = locales::encode(all.at(language)) + "\n";
  for (const auto& [tag, locale] : all)
    if (tag != language && locales::pack_language(tag) == language)
      definitions += locales::encode(region_only(locale)) + "\n";
  std::string lines;
  for (const auto& [child, parent] : parents)
    if (locales::pack_language(child) == language)
      lines.append(child).append(" ").append(parent).append("\n");
  auto english = all.at("en");
  english.vocabulary.clear();
  return {{kMetaSchema, std::to_string(kSchemaVersion)},
          {kMetaLanguage, language},
          {kMetaLocales, definitions},
          {kMetaEnglish, locales::encode(english)},
          {kMetaParents, lines}};
}

/// Hash of all that decides a pack's content: code, definitions, taxonomy, labels, libraries, and
/// its entries' files.
std::string input_hash(const PackJob& job, const LocaleMap& all,
                       const std::map<std::string, std::string>& messages,
                       const TaxonomyLists& taxonomy) {
  Digest digest;
  digest.add(std::to_string(kDocumentVersion));
  digest.add(encode(taxonomy));
  for (const auto& [key, value] : job.metadata) {
    digest.add(key);
    digest.add(value);
  }
  for (const auto& [name, version] : library_versions()) digest.add(name + version);
  // With its vocabulary: English labels are searched in every pack.
  digest.add(locales::encode(all.at("en")));
  for (const auto& tag : {job.language, std::string("en")})
    if (const auto found = messages.find(tag); found != messages.end()) digest.add(found->second);
  std::set<std::string> files;
  for (const auto* entry : job.entries) files.insert(entry->file);
  for (const auto& file : files) {
    digest.add(file);
    digest.add_file(file);
  }
  return digest.hex();
}

/// A region's entries need its language's pack, and every index needs English.
void expect_definitions(const corpus::Corpus& corpus, const std::string& packs) {
  std::set<std::string> needed{"en"};
  for (const auto& entry : corpus.entries) needed.insert(locales::pack_language(entry.locale));
  for (const auto& locale : corpus.locales) needed.erase(locale.tag);
  if (!needed.empty())
    throw std::runtime_error(fmt::format("there is no locale pack for {}; add {}/{}/locale.yaml",
                                         *needed.begin(), packs, *needed.begin()));
}

class Builder {
 public:
  Builder(const BuildOptions& options, const corpus::Corpus& corpus)
      : options_(options),
        corpus_(corpus),
        staging_(options.index),
        started_(std::chrono::steady_clock::now()) {
    for (const auto& locale : corpus.locales) locales_[locale.tag] = locale;
  }

  BuildReport run() {
    const auto messages_folder = (staging_.folder() / kMessagesFolder).string();
    const auto catalogues = compile_catalogues(options_.packs, messages_folder);
    const locales::Messages messages(messages_folder);
    write_taxonomy();
    plan(catalogues, messages);
    write_packs();
    return finish(catalogues);
  }

 private:
  void write_taxonomy() const {
    const auto path = staging_.folder() / kTaxonomyFile;
    std::ofstream out(path);
    out << encode(lists_);
    out.close();
    if (!out)
      throw std::runtime_error(fmt::format("cannot write {}; check free space", path.string()));
    sync_to_disk(path.string());
  }

  void plan(const std::map<std::string, std::string>& catalogues,
            const locales::Messages& messages) {
    std::map<std::string, std::vector<const Entry*>> by_language;
    for (const auto& entry : corpus_.entries)
      by_language[locales::pack_language(entry.locale)].push_back(&entry);
    for (auto& [language, entries] : by_language) {
      auto& job = jobs_.emplace_back();
      job.language = language;
      job.entries = std::move(entries);
      std::sort(job.entries.begin(), job.entries.end(), [](const auto* a, const auto* b) {
        // Utterances last: most searches leave them out, and counting ends where they begin.
        const bool a_said = a->kind() == corpus::Kind::Utterance,
                   b_said = b->kind() == corpus::Kind::Utterance;
        return std::tie(a_said, a->id, a->locale) < std::tie(b_said, b->id, b->locale);
      });
      job.metadata = metadata_of(language, locales_, corpus_.parents);
      job.input = input_hash(job, locales_, catalogues, lists_);
      if (keep_old(job)) continue;
      job.maker = std::make_unique<DocumentMaker>(
          PackContext{language, locales_, messages, corpus_.taxonomy.channels});
      progress_.total += job.entries.size();
      rebuilt_.push_back(language);
    }
  }

  /// Takes over the pack of the generation in force when it was made from the same input and is
  /// intact.
  bool keep_old(PackJob& job) {
    if (options_.force || !old_) return false;
    const auto& packs = old_->packs;
    const auto found = std::find_if(packs.begin(), packs.end(),
                                    [&](const auto& pack) { return pack.input == job.input; });
    if (found == packs.end()) return false;
    const auto from = fs::path(options_.index) / old_->generation / found->file,
               to = staging_.folder() / found->file;
    std::error_code fault;
    if (!fs::exists(from) || sha256_of_file(from.string()) != found->sha256) return false;
    fs::create_hard_link(from, to, fault);
    if (fault) fs::copy_file(from, to);
    job.info = *found;
    kept_.push_back(job.language);
    return true;
  }

  struct Chunk {
    PackJob* job;
    std::size_t index;
  };

  void write_packs() {
    std::vector<Chunk> chunks;
    for (auto& job : jobs_) {
      if (!job.maker) continue;
      job.shards_left = (job.entries.size() + kDocumentsPerShard - 1) / kDocumentsPerShard;
      job.shards.resize(job.shards_left);
      job.shard_hashes.resize(job.shards_left);
      for (std::size_t i = 0; i < job.shards.size(); ++i) chunks.push_back({&job, i});
    }
    parallel_for(chunks.size(), options_.threads, [&](std::size_t i) { write_chunk(chunks[i]); });
  }

  void write_chunk(const Chunk& chunk) {
    auto& job = *chunk.job;
    const auto begin = chunk.index * kDocumentsPerShard;
    const auto end = std::min(begin + kDocumentsPerShard, job.entries.size());
    std::vector<Document> documents;
    documents.reserve(end - begin);
    for (auto i = begin; i < end; ++i) documents.push_back(job.maker->make(*job.entries[i]));
    if (chunk.index == 0) add_classifiers(job);
    if (end == job.entries.size())
      for (auto& label : job.maker->labels(lists_)) documents.push_back(std::move(label));
    job.shards[chunk.index] =
        (staging_.scratch() / fmt::format("{}-{}", job.language, chunk.index)).string();
    job.shard_hashes[chunk.index] = write_shard(job.shards[chunk.index], documents,
                                                chunk.index == 0 ? job.metadata : Metadata{});
    if (report(job, end - begin)) merge(job);
  }

  void add_classifiers(PackJob& job) const {
    const auto trained = [&](Axis axis) {
      auto examples = job.maker->said_examples(axis, job.entries);
      auto words = job.maker->word_examples(axis, lists_);
      std::move(words.begin(), words.end(), std::back_inserter(examples));
      return train(examples).encode();
    };
    job.metadata.emplace_back(kMetaSituations, trained(Axis::Situation));
    job.metadata.emplace_back(kMetaEmotions, trained(Axis::Emotion));
    TrainingSettings lean;  // small questions need fewer features
    lean.fewest = 3;
    job.metadata.emplace_back(kMetaIntensities,
                              train(job.maker->intensity_examples(job.entries), lean).encode());
    job.metadata.emplace_back(kMetaAlarms, train(job.maker->alarm_examples(job.entries)).encode());
    job.metadata.emplace_back(kMetaProfile, job.maker->profile(job.entries).encode());
  }

  /// Counts finished entries; true for the call that finished the last shard of the job.
  bool report(PackJob& job, std::size_t entries) {
    const std::lock_guard lock(mutex_);
    progress_.done += entries;
    if (options_.progress) options_.progress(progress_);
    return --job.shards_left == 0;
  }

  void merge(PackJob& job) const {
    job.info.language = job.language;
    job.info.file = job.language + ".pack";
    const auto path = (staging_.folder() / job.info.file).string();
    merge_shards(job.shards, path);
    for (const auto& shard : job.shards) fs::remove_all(shard);
    Digest content;
    for (const auto& hash : job.shard_hashes) content.add(hash);
    job.info.content = content.hex();
    job.info.sha256 = sha256_of_file(path);
    job.info.bytes = fs::file_size(path);
    job.info.entries = job.entries.size();
    for (const auto* entry : job.entries) ++job.info.locales[entry->locale];
    job.info.input = job.input;
    Digest analysis;
    analysis.add(locales::analysis_fingerprint(job.language, locales_.at(job.language).analysis));
    job.info.analysis = analysis.hex();
  }

  BuildReport finish(const std::map<std::string, std::string>& catalogues) {
    BuildReport report;
    auto& manifest = report.manifest;
    manifest.schema = kSchemaVersion;
    manifest.versions = library_versions();
    manifest.messages = catalogues;
    for (const auto& job : jobs_) manifest.packs.push_back(job.info);
    manifest.content = content_hash(manifest, encode(lists_));
    manifest.generation = manifest.content.substr(0, 16);
    report.published = staging_.publish(manifest);
    report.rebuilt = rebuilt_;
    report.kept = kept_;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    return report;
  }

  static std::optional<Manifest> old_manifest(const std::string& index) {
    const auto name = current_generation(index);
    if (!name) return std::nullopt;
    try {
      return read_manifest(index, *name);
    } catch (const std::runtime_error&) {
      return std::nullopt;  // another version's index, or a damaged one: build everything
    }
  }

  const BuildOptions& options_;
  const corpus::Corpus& corpus_;
  Staging staging_;
  std::chrono::steady_clock::time_point started_;
  std::optional<Manifest> old_ = old_manifest(options_.index);
  const TaxonomyLists lists_ = lists_of(corpus_.taxonomy);
  LocaleMap locales_;
  std::vector<PackJob> jobs_;
  std::vector<std::string> rebuilt_, kept_;
  std::mutex mutex_;
  Progress progress_;
};

}  // namespace

TaxonomyLists lists_of(const corpus::Taxonomy& taxonomy) {
  TaxonomyLists out;
  out.ids = {{"emotion", taxonomy.emotions},
             {"stage", taxonomy.stages},
             {"strategy", taxonomy.strategies},
             {"channel", taxonomy.channels},
             {"norm-topic", taxonomy.norm_topics},
             {"protocol-topic", taxonomy.protocol_topics},
             {"guide-method", taxonomy.guide_methods},
             {"risk", taxonomy.risks},
             {"review-state", taxonomy.review_states},
             {"evidence-grade", taxonomy.evidence_grades},
             {"draft-rule", taxonomy.draft_rules},
             {"draft-level", taxonomy.draft_levels},
             {"kind", {"phrase", "norm", "guide", "protocol", "avoid", "utterance", "scenario"}},
             {"escalation", {"0", "1", "2", "3", "4"}}};
  for (const auto& group : taxonomy.situation_groups) {
    out.ids["situation-group"].push_back(group.id);
    for (const auto& situation : group.situations) {
      out.ids["situation"].push_back(situation);
      out.group_of_situation[situation] = group.id;
    }
  }
  for (const auto& slot : taxonomy.slots) out.slots.push_back({slot.id, slot.type, slot.example});
  return out;
}

BuildReport build(const BuildOptions& options, corpus::Diagnostics& faults) {
  const auto corpus =
      corpus::load_corpus({options.content, options.packs, options.taxonomy, options.threads});
  faults = corpus.faults;
  if (!faults.empty()) return {};
  expect_definitions(corpus, options.packs);
  return Builder(options, corpus).run();
}

}  // namespace attune::index
