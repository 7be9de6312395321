// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/pack.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "search/ranking.h"

namespace attune::search {
namespace {

using index::kFacets;

/// Xapian's exceptions are not std::exceptions: give them a sentence and what to do.
template <class Work>
auto explaining(const std::string& path, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& fault) {
    throw std::runtime_error(fmt::format(
        "cannot read the pack {}: {}; run “attune-index build” again", path, fault.get_msg()));
  }
}

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

PackDefinition definition_of(const Xapian::Database& database, const std::string& path) {
  if (metadata(database, index::kMetaSchema) != std::to_string(index::kSchemaVersion))
    throw std::runtime_error(
        fmt::format("the pack {} has another format; run “attune-index build” again", path));
  PackDefinition out;
  out.language = metadata(database, index::kMetaLanguage);
  out.english = locales::decode_locale(metadata(database, index::kMetaEnglish));
  std::istringstream definitions(metadata(database, index::kMetaLocales));
  for (std::string line; std::getline(definitions, line);)
    out.locales.push_back(locales::decode_locale(line));
  if (out.locales.empty() || out.locales.front().tag != out.language)
    throw std::runtime_error(fmt::format(
        "the pack {} does not define its language; run “attune-index build” again", path));
  std::istringstream parents(metadata(database, index::kMetaParents));
  for (std::string child, parent; parents >> child >> parent;) out.parents[child] = parent;
  return out;
}

std::vector<std::pair<DocId, std::uint32_t>> postings_of(const Xapian::Database& database,
                                                         const std::string& term) {
  std::vector<std::pair<DocId, std::uint32_t>> out;
  for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at)
    out.emplace_back(*at - 1, at.get_wdf());
  return out;
}

/// The family prefix a term begins with decides its index; nullptr for boolean terms.
bool has_family(std::string_view term, index::Scope scope) {
  return std::any_of(index::kFamilies.begin(), index::kFamilies.end(), [&](const auto& family) {
    const auto prefix = scope == index::Scope::Native ? family.native : family.english;
    return term.size() > prefix.size() && term.starts_with(prefix) && term[prefix.size()] == ':';
  });
}

const index::Facet* facet_of(std::string_view term) {
  const auto found = std::find_if(kFacets.begin(), kFacets.end(), [&](const auto& facet) {
    return term.size() > facet.prefix.size() && term.starts_with(facet.prefix) &&
           term[facet.prefix.size()] == ':';
  });
  return found == kFacets.end() ? nullptr : &*found;
}

/// "Tsituation:late-delivery" → its label, still without entries.
std::optional<Label> label_of(std::string_view term) {
  for (const auto axis : index::kLabelledAxes) {
    const auto prefix = index::label_term(axis, "");
    if (term.starts_with(prefix)) return Label{axis, std::string(term.substr(prefix.size())), {}};
  }
  return std::nullopt;
}

std::vector<std::string> wording_members(const index::Record& record) {
  namespace json = boost::json;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < record.wordings.size(); ++i) {
    const auto& wording = record.wordings[i];
    const auto text = json::serialize(
        json::object{{"text", wording.text},
                     {"gloss", wording.gloss},
                     {"register", wording.register_id},
                     {"slots", json::array(wording.slots.begin(), wording.slots.end())},
                     {"alternative", i}});
    out.push_back(text.substr(1, text.size() - 2));
  }
  return out;
}

}  // namespace

PackDefinition Pack::read_definition(const std::string& path) {
  return explaining(path, [&] { return definition_of(Xapian::Database(path), path); });
}

Pack::Pack(const std::string& path, PackDefinition definition, const FacetLayout& layout,
           Ideas& ideas, Readings& readings)
    : definition_(std::move(definition)),
      native_reading_(readings.get(definition_.language, definition_.locales.front().analysis)),
      english_reading_(readings.get("en", definition_.english.analysis)) {
  explaining(path, [&] {
    load(path, layout, ideas);
    return 0;
  });
}

StoredDocument Pack::stored(index::Record record, Ideas& ideas) {
  StoredDocument out;
  out.wording_json = wording_members(record);
  out.is_utterance = record.kind == "utterance";
  if (!out.is_utterance)
    for (const auto& wording : record.wordings)
      out.spans.push_back(spans_of(wording.text, native_reading_->analyzer));
  out.idea = ideas.number(record.id);
  const auto tag = std::find(locale_tags_.begin(), locale_tags_.end(), record.locale);
  out.locale = static_cast<std::uint8_t>(tag - locale_tags_.begin());
  if (tag == locale_tags_.end()) locale_tags_.push_back(record.locale);
  out.record = std::move(record);
  return out;
}

void Pack::load(const std::string& path, const FacetLayout& layout, Ideas& ideas) {
  const Xapian::Database database(path);
  const auto all = database.get_doccount();
  situations_ = index::Classifier::decode(metadata(database, index::kMetaSituations));
  emotions_ = index::Classifier::decode(metadata(database, index::kMetaEmotions));
  for (DocId id = 0; id < all; ++id) {
    const auto data = database.get_document(id + 1, Xapian::DOC_ASSUME_VALID).get_data();
    if (data.empty()) break;  // the label documents begin
    documents_.push_back(stored(index::decode_record(data), ideas));
  }
  labels_.resize(all - documents_.size());
  facets_.assign(layout.size(), Bitmap(documents_.size()));
  std::vector<std::pair<const index::Facet*, std::string>> facets;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const auto name = *term;
    if (const auto* facet = facet_of(name)) {
      facets.emplace_back(facet, name);
    } else if (const auto label = label_of(name)) {
      labels_.at(postings_of(database, name).at(0).first - documents_.size()) = *label;
    } else if (has_family(name, index::Scope::Native)) {
      add_native(name, postings_of(database, name));
    } else if (has_family(name, index::Scope::English)) {
      english_.add(name, postings_of(database, name));
    }
  }
  for (const auto& [facet, name] : facets) {
    std::vector<DocId> documents;
    for (const auto& [id, wdf] : postings_of(database, name)) documents.push_back(id);
    take_facet(*facet, name.substr(facet->prefix.size() + 1), documents, layout);
  }
  const auto said = static_cast<std::uint32_t>(
      std::count_if(documents_.begin(), documents_.end(),
                    [](const auto& document) { return document.is_utterance; }));
  for (const auto& word : base().vocabulary)
    completions_.add(word.word, 1, native_reading_->analyzer, word.axis, word.id);
  for (const auto& [latin, native] : base().analysis.transliteration)
    completions_.add_latin(latin, native, native_reading_->analyzer);
  completions_.finish();
  speller_.finish();
  said_.finish(all, said);
  native_.finish(all, all - said);
  english_.finish(all, all - said);
}

void Pack::add_native(const std::string& term,
                      const std::vector<std::pair<DocId, std::uint32_t>>& postings) {
  const auto is_said = [this](const auto& posting) {
    return posting.first < documents_.size() && documents_[posting.first].is_utterance;
  };
  std::vector<std::pair<DocId, std::uint32_t>> entries, said;
  std::partition_copy(postings.begin(), postings.end(), std::back_inserter(said),
                      std::back_inserter(entries), is_said);
  if (!entries.empty()) native_.add(term, entries);
  if (!said.empty()) said_.add(term, said);
  static const auto exact = index::term_of({locales::Family::Exact, ""}, index::Scope::Native);
  if (!term.starts_with(exact)) return;
  const auto word = std::string_view(term).substr(exact.size());
  speller_.add(word, static_cast<std::uint32_t>(postings.size()));
  if (!entries.empty())
    completions_.add(word, static_cast<std::uint32_t>(entries.size()), native_reading_->analyzer);
}

std::size_t Pack::documents_with(const std::string& exact) const {
  const auto term = index::term_of({locales::Family::Exact, exact}, index::Scope::Native);
  std::size_t sum = 0;
  for (const auto* index : {&native_, &said_})
    if (const auto found = index->find(term)) sum += index->postings(found).size();
  return sum;
}

void Pack::take_facet(const index::Facet& facet, const std::string& id,
                      const std::vector<DocId>& documents, const FacetLayout& layout) {
  const int bit = layout.bit(facet.axis, id);
  if (bit == FacetLayout::kNone) return;
  for (const auto document : documents) {
    static_cast<void>(documents_.at(document));  // a forged pack must not reach beyond them
    facets_[static_cast<std::size_t>(bit)].set(document);
  }
  for (auto& label : labels_)
    if (label.axis == facet.axis && label.id == id) label.documents = documents;
}

const locales::Locale& Pack::locale_for(const std::string& tag) const {
  for (const auto& at : locales::fallback_chain(tag, definition_.parents))
    for (const auto& locale : definition_.locales)
      if (locale.tag == at) return locale;
  return base();
}

const View& Pack::view(const std::vector<std::string>& chain, std::size_t ideas) const {
  std::vector<std::uint8_t> with_content;
  for (const auto& tag : chain) {
    const auto found = std::find(locale_tags_.begin(), locale_tags_.end(), tag);
    if (found != locale_tags_.end())
      with_content.push_back(static_cast<std::uint8_t>(found - locale_tags_.begin()));
  }
  const std::lock_guard lock(views_mutex_);
  auto& view = views_[with_content];
  if (!view) view = make_view(with_content, ideas);
  return *view;
}

std::unique_ptr<View> Pack::make_view(const std::vector<std::uint8_t>& chain,
                                      std::size_t ideas) const {
  auto view = std::make_unique<View>();
  view->visible = Bitmap(documents_.size());
  view->prior.resize(documents_.size());
  view->of_idea.assign(ideas, -1);
  for (const auto locale : chain)  // nearest first: a farther variant of the same idea stays hidden
    for (DocId id = 0; id < documents_.size(); ++id)
      if (documents_[id].locale == locale && view->of_idea[documents_[id].idea] < 0) {
        view->of_idea[documents_[id].idea] = id;
        view->visible.set(id);
        view->prior[id] = prior(documents_[id].record, locale == chain.front());
      }
  view->visible.for_each(
      [&](std::size_t id) { view->documents.push_back(static_cast<DocId>(id)); });
  return view;
}

}  // namespace attune::search
