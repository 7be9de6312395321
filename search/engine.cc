// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <stdexcept>

#include "locales/language.h"
#include "search/searching.h"

namespace attune::search {
namespace {

namespace fs = std::filesystem;

index::TaxonomyLists read_taxonomy(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return index::decode_taxonomy(text.str());
}

}  // namespace

std::unique_ptr<const Engine> Engine::load(const std::string& index_directory) {
  const auto generation = index::current_generation(index_directory);
  if (!generation)
    throw std::runtime_error(fmt::format(
        "there is no index in {}; make one with “attune-index build”", index_directory));
  auto manifest = index::read_manifest(index_directory, *generation);
  index::verify_files(index_directory, manifest);
  return std::unique_ptr<const Engine>(
      new Engine(index_directory, std::move(manifest)));  // private constructor
}

Engine::Engine(const std::string& directory, index::Manifest manifest)
    : manifest_(std::move(manifest)),
      messages_((fs::path(directory) / manifest_.generation / index::kMessagesFolder).string()),
      taxonomy_(read_taxonomy(fs::path(directory) / manifest_.generation / index::kTaxonomyFile)) {
  const auto path_of = [&](const index::PackInfo& pack) {
    return (fs::path(directory) / manifest_.generation / pack.file).string();
  };
  std::vector<PackDefinition> definitions;
  for (const auto& pack : manifest_.packs)
    definitions.push_back(Pack::read_definition(path_of(pack)));
  for (const auto& definition : definitions)
    for (const auto& locale : definition.locales)
      for (const auto& each : locale.registers)
        if (std::find(registers_.begin(), registers_.end(), each.id) == registers_.end())
          registers_.push_back(each.id);
  layout_ = std::make_unique<FacetLayout>(taxonomy_, registers_);
  Readings readings;
  std::vector<std::future<std::unique_ptr<Pack>>> loading;  // half of loading waits for the disk
  for (std::size_t i = 0; i < manifest_.packs.size(); ++i)
    loading.push_back(std::async(std::launch::async, [&, i] {
      return std::make_unique<Pack>(path_of(manifest_.packs[i]), std::move(definitions[i]),
                                    *layout_, ideas_, readings);
    }));
  for (auto& pack : loading) packs_.push_back(pack.get());
}

TargetPtr Engine::find_target(const std::string& tag) const {
  // Anybody may send new tags for ever; the few that are in use come back at once.
  constexpr std::size_t kRemembered = 256;
  {
    const std::lock_guard lock(targets_mutex_);
    if (const auto known = targets_.find(tag); known != targets_.end()) return known->second;
  }
  auto made = make_target(tag);
  const std::lock_guard lock(targets_mutex_);
  if (targets_.size() >= kRemembered) targets_.clear();
  return targets_.try_emplace(tag, std::move(made)).first->second;
}

TargetPtr Engine::make_target(const std::string& tag) const {
  Target out{tag, locales::pack_language(tag), nullptr, {}, nullptr};
  const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) {
    return pack->definition().language == out.language;
  });
  if (found != packs_.end()) {
    out.pack = found->get();
    out.chain = locales::fallback_chain(tag, out.pack->definition().parents);
    out.view = &out.pack->view(out.chain, ideas_.size());
  }
  return std::make_shared<const Target>(std::move(out));
}

Result<TargetPtr> Engine::target(const std::string& tag) const {
  if (auto found = find_target(tag); found->pack != nullptr) return found;
  std::string there;
  for (const auto& pack : packs_)
    there += (there.empty() ? "" : ", ") + pack->definition().language;
  return problem("unknown-locale", {{"locale", tag}, {"languages", there}}, "locale");
}

Result<SearchPage> Engine::search(const SearchRequest& request) const {
  const auto ui = find_target(request.ui.empty() ? "en" : request.ui);
  const auto wanted = target(!request.locale.empty() ? request.locale
                             : ui->pack != nullptr   ? ui->tag
                                                     : "en");
  if (!wanted) return wanted.error();
  return run_search({request, **wanted, *ui, *layout_});
}

Result<std::vector<Completion>> Engine::complete(const SearchRequest& request) const {
  const auto ui = find_target(request.ui.empty() ? "en" : request.ui);
  const auto wanted = target(request.locale.empty() ? ui->tag : request.locale);
  if (!wanted) return wanted.error();
  std::vector<Completion> out;
  for (const auto* pack : {ui->pack, (*wanted)->pack == ui->pack ? nullptr : (*wanted)->pack}) {
    if (pack == nullptr || !out.empty()) continue;
    out = pack->completions().complete(request.query, request.limit,
                                       pack->entries().reading.analyzer);
  }
  return out;
}

namespace {

Hit hit_of(const Target& target, DocId id) {
  Hit hit;
  hit.document = target.pack->fetch(id);
  hit.number = id;
  hit.fallback = hit.document->record.locale != target.tag;
  return hit;
}

}  // namespace

Result<MessageReading> Engine::read(const MessageRequest& request) const {
  MessageReading out;
  std::vector<const Pack*> packs;
  for (const auto& pack : packs_) packs.push_back(pack.get());
  out.languages = guess_language(
      request.text, packs, request.locale.empty() ? "" : locales::pack_language(request.locale));
  const auto wanted =
      target(request.locale.empty() ? out.languages.front().language : request.locale);
  if (!wanted) return wanted.error();
  out.target = *wanted;
  out.message = understand(request.text, *out.target);
  constexpr float kSureOfLanguage = .8F;
  const auto& language = out.languages.front();
  out.message.sure &= language.given || language.confidence >= kSureOfLanguage;
  for (const auto& alarm : out.message.alarms)
    out.protocols.push_back({hit_of(*out.target, alarm.document), alarm.evidence, alarm.likely});
  out.plan = make_plan(out.message, *out.target, request.wishes);
  out.norms = bearing_norms(out.message, *out.target, taxonomy_);
  return out;
}

Result<std::vector<Finding>> Engine::check(const DraftRequest& draft,
                                           const std::string& locale) const {
  const auto wanted = target(locale);
  if (!wanted) return wanted.error();
  return check_draft(draft, **wanted);
}

Result<Hit> Engine::entry(const std::string& id, const std::string& locale) const {
  const auto wanted = target(locale);
  if (!wanted) return wanted.error();
  const auto* idea = ideas_.find(id);
  const auto document = idea == nullptr ? -1 : (*wanted)->view->of_idea[*idea];
  if (document >= 0) return hit_of(**wanted, static_cast<DocId>(document));
  std::string there;
  for (const auto& tag : variants(id)) there += (there.empty() ? "" : ", ") + tag;
  if (there.empty()) return problem("unknown-entry", {{"id", id}}, "id");
  return problem("entry-not-in-locale", {{"id", id}, {"locale", locale}, {"locales", there}},
                 "locale");
}

std::vector<std::string> Engine::variants(const std::string& id) const {
  std::vector<std::string> out;
  const auto* idea = ideas_.find(id);
  if (idea == nullptr) return out;
  for (const auto& pack : packs_)
    for (DocId number = 0; number < pack->size(); ++number)
      if (pack->idea(number) == *idea) out.push_back(pack->locale_tag(number));
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::vector<Hit>> Engine::all_of_kind(const std::string& kind,
                                             const std::string& locale) const {
  const auto wanted = target(locale);
  if (!wanted) return wanted.error();
  std::vector<Hit> out;
  for (const auto& tag : (*wanted)->chain)
    for (const auto id : (*wanted)->view->documents) {
      if ((*wanted)->pack->is_utterance(id)) continue;
      const auto& record = (*wanted)->pack->document(id).record;
      if (record.kind == kind && record.locale == tag) out.push_back(hit_of(**wanted, id));
    }
  return out;
}

}  // namespace attune::search
