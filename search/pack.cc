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

using Postings = std::vector<std::pair<DocId, std::uint32_t>>;

/// Of documents from `first` on and below `end`.
Postings postings_of(const Xapian::Database& database, const std::string& term, DocId first,
                     DocId end) {
  Postings out;
  auto at = database.postlist_begin(term);
  const auto last = database.postlist_end(term);
  if (at != last && first > 0) at.skip_to(first + 1);
  for (; at != last && *at <= end; ++at) out.emplace_back(*at - 1, at.get_wdf());
  return out;
}

constexpr DocId kNoEnd = 0xFFFFFFFE;

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

/// Xapian's readers are for one thread at a time.
struct Pack::File {
  explicit File(std::string name) : path(std::move(name)), database(path) {}
  std::string path;
  std::mutex mutex;
  Xapian::Database database;
};

Pack::Pack(const std::string& path, PackDefinition definition, const FacetLayout& layout,
           Ideas& ideas, Readings& readings)
    : definition_(std::move(definition)),
      native_reading_(readings.get(definition_.language, definition_.locales.front().analysis)),
      english_reading_(readings.get("en", definition_.english.analysis)),
      heard_(native_reading_->analyzer),
      drafted_(native_reading_->analyzer) {
  explaining(path, [&] {
    file_ = std::make_unique<File>(path);
    load(layout, ideas);
    return 0;
  });
}

Pack::~Pack() = default;

void Pack::load(const FacetLayout& layout, Ideas& ideas) {
  const auto& database = file_->database;
  situations_ = index::Classifier::decode(metadata(database, index::kMetaSituations));
  emotions_ = index::Classifier::decode(metadata(database, index::kMetaEmotions));
  intensities_ = index::Classifier::decode(metadata(database, index::kMetaIntensities));
  alarms_ = index::Classifier::decode(metadata(database, index::kMetaAlarms));
  profile_ = locales::Profile::decode(metadata(database, index::kMetaProfile));
  load_numbers(ideas);
  load_terms(layout);
  load_lexicons();
}

/// Which documents there are, and which of them are utterances: all from the first one on.
void Pack::load_numbers(Ideas& ideas) {
  const auto& database = file_->database;
  for (auto term = database.allterms_begin(std::string(index::kLocalePrefix));
       term != database.allterms_end(std::string(index::kLocalePrefix)); ++term) {
    locale_tags_.push_back((*term).substr(index::kLocalePrefix.size()));
    for (const auto& [id, wdf] : postings_of(database, *term, 0, kNoEnd)) {
      if (id >= locales_.size()) locales_.resize(id + 1);
      locales_[id] = static_cast<std::uint8_t>(locale_tags_.size() - 1);
    }
  }
  ideas_.resize(locales_.size());
  for (auto term = database.allterms_begin(std::string(index::kIdPrefix));
       term != database.allterms_end(std::string(index::kIdPrefix)); ++term) {
    const auto number = ideas.number((*term).substr(index::kIdPrefix.size()));
    for (const auto& [id, wdf] : postings_of(database, *term, 0, kNoEnd)) ideas_.at(id) = number;
  }
  const auto said = postings_of(database, index::kUtteranceTerm, 0, kNoEnd);
  const auto entries = said.empty() ? ideas_.size() : said.front().first;
  if (entries + said.size() != ideas_.size())
    throw std::runtime_error(
        "a pack's utterances are not its last documents; run “attune-index "
        "build” again");
  for (DocId id = 0; id < entries; ++id) entries_.push_back(stored(id));
}

StoredDocument Pack::stored(DocId id) const {
  const auto document = file_->database.get_document(id + 1, Xapian::DOC_ASSUME_VALID);
  StoredDocument out{index::decode_record(document.get_data()), {}, {}};
  out.wording_json = wording_members(out.record);
  if (out.record.kind != "utterance")
    for (const auto& wording : out.record.wordings)
      out.spans.push_back(spans_of(wording.text, native_reading_->analyzer));
  return out;
}

DocumentPtr Pack::fetch(DocId id) const {
  if (!is_utterance(id)) return {std::shared_ptr<void>(), &entries_[id]};  // nobody owns it but we
  return explaining(file_->path, [&] {
    const std::lock_guard lock(file_->mutex);
    return std::make_shared<const StoredDocument>(stored(id));
  });
}

void Pack::load_terms(const FacetLayout& layout) {
  const auto& database = file_->database;
  const auto all = database.get_doccount(), documents = static_cast<DocId>(ideas_.size());
  if (all < documents) throw std::runtime_error("a pack has fewer documents than it names");
  labels_.resize(all - documents);
  facets_.assign(layout.size(), Bitmap(documents));
  std::vector<std::pair<const index::Facet*, std::string>> facets;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const auto name = *term;
    if (const auto* facet = facet_of(name)) {
      facets.emplace_back(facet, name);
    } else if (const auto label = label_of(name)) {
      labels_.at(postings_of(database, name, 0, kNoEnd).at(0).first - documents) = *label;
    } else if (has_family(name, index::Scope::Native)) {
      add_native(name, term.get_termfreq());
    } else if (has_family(name, index::Scope::English)) {
      english_.add(name, postings_of(database, name, 0, kNoEnd));
    }
  }
  for (const auto& [facet, name] : facets) {
    std::vector<DocId> having;
    for (const auto& [id, wdf] : postings_of(database, name, 0, kNoEnd)) having.push_back(id);
    take_facet(*facet, name.substr(facet->prefix.size() + 1), having, layout);
  }
  for (const auto& word : base().vocabulary)
    completions_.add(word.word, 1, native_reading_->analyzer, word.axis, word.id);
  for (const auto& [latin, native] : base().analysis.transliteration)
    completions_.add_latin(latin, native, native_reading_->analyzer);
  completions_.finish();
  speller_.finish();
  sound_alikes_.finish();
  const auto answering = static_cast<std::uint32_t>(entries_.size() + labels_.size());
  native_.finish(all, answering);
  english_.finish(all, answering);
}

/// Labels come after the utterances.
void Pack::add_native(const std::string& term, std::uint32_t documents) {
  const auto& database = file_->database;
  auto answering = postings_of(database, term, 0, static_cast<DocId>(entries_.size()));
  if (answering.size() < documents && !labels_.empty()) {
    const auto of_labels = postings_of(database, term, static_cast<DocId>(ideas_.size()), kNoEnd);
    answering.insert(answering.end(), of_labels.begin(), of_labels.end());
  }
  if (!answering.empty()) native_.add(term, answering);
  static const auto exact = index::term_of({locales::Family::Exact, ""}, index::Scope::Native);
  if (!term.starts_with(exact)) return;
  const auto word = std::string_view(term).substr(exact.size());
  speller_.add(word, documents);
  const auto& analysis = base().analysis;
  if (!analysis.transliteration.empty() &&
      analysis.segmentation != locales::Segmentation::Dictionary)
    sound_alikes_.add(word, documents, native_reading_->analyzer);
  if (!answering.empty())
    completions_.add(word, static_cast<std::uint32_t>(answering.size()), native_reading_->analyzer);
}

void Pack::load_lexicons() {
  for (const auto& [kind, pattern] : base().cues) {
    const bool of_drafts =
        kind.starts_with("register:") || kind == "apology" || kind == "empathy" || kind == "but";
    (of_drafts ? drafted_ : heard_).add(pattern, {Meaning::Of::Cue, kind, 0});
  }
  for (const auto& word : base().vocabulary)
    if (word.axis == "emotion") heard_.add(word.word, {Meaning::Of::Emotion, word.id, 0});
  for (DocId id = 0; id < entries_.size(); ++id) {
    auto& record = entries_[id].record;
    auto& lexicon = record.kind == "protocol" ? heard_ : drafted_;
    // The lexicon has them now, in a tenth of the memory.
    for (const auto& pattern : std::exchange(record.patterns, {}))
      lexicon.add(pattern, {Meaning::Of::Entry, {}, id});
  }
  heard_.finish();
  drafted_.finish();
}

void Pack::load_utterances() const {
  const std::lock_guard lock(file_->mutex);
  const auto& database = file_->database;
  const auto first = static_cast<DocId>(entries_.size()), end = static_cast<DocId>(ideas_.size());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    if (const auto name = *term; has_family(name, index::Scope::Native))
      if (const auto postings = postings_of(database, name, first, end); !postings.empty())
        said_.add(name, postings);
  said_.finish(end, end - first);
}

Shelf Pack::utterances() const {
  explaining(file_->path, [&] {
    std::call_once(said_is_read_, [this] { load_utterances(); });
    return 0;
  });
  return {said_, *native_reading_, index::Scope::Native};
}

void Pack::take_facet(const index::Facet& facet, const std::string& id,
                      const std::vector<DocId>& documents, const FacetLayout& layout) {
  const int bit = layout.bit(facet.axis, id);
  if (bit == FacetLayout::kNone) return;
  for (const auto document : documents) {
    static_cast<void>(ideas_.at(document));  // a forged pack must not reach beyond them
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
  view->visible = Bitmap(size());
  view->prior.resize(size());
  view->of_idea.assign(ideas, -1);
  for (const auto locale : chain)  // nearest first: a farther variant of the same idea stays hidden
    for (DocId id = 0; id < size(); ++id)
      if (locales_[id] == locale && view->of_idea[ideas_[id]] < 0) {
        view->of_idea[ideas_[id]] = id;
        view->visible.set(id);
        const bool nearest = locale == chain.front();
        view->prior[id] = is_utterance(id) ? 1.0F : prior(entries_[id].record, nearest);
      }
  view->visible.for_each(
      [&](std::size_t id) { view->documents.push_back(static_cast<DocId>(id)); });
  return view;
}

}  // namespace attune::search
