// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/collection.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <stdexcept>

#include "indexer/build.h"
#include "locales/language.h"
#include "locales/unicode.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
using Rows = std::vector<std::vector<std::string>>;
constexpr std::size_t kFirstRow = 2;  // of a file; its header is line 1

Rows read_rows(const std::string& file, std::size_t columns) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file);
  Rows rows;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    if (number++ == 0) continue;  // the header
    auto& row = rows.emplace_back();
    for (std::size_t begin = 0; begin <= line.size();) {
      const auto end = std::min(line.find('\t', begin), line.size());
      row.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    if (row.size() != columns)
      throw std::runtime_error(
          fmt::format("{}:{}: {} columns instead of {}", file, number, row.size(), columns));
  }
  return rows;
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

/// Documents become what customers say: plain text, of which every word counts the same.
void write_content(const fs::path& folder, const std::string& locale, const Rows& documents) {
  // An avoid entry may hold any words; what else it must have is the same in all, and so says
  // nothing.
  std::string text = "kind: avoid\nentries:\n";
  for (std::size_t i = 0; i < documents.size(); ++i)
    text += fmt::format(
        "  - {{id: collection/d{}, words: {}, rule: style, level: hint, patterns: [\"1\"], why: "
        "\"1\", "
        "say_instead: \"1\"{}}}\n",
        i, boost::json::serialize(boost::json::string(locales::nfc(documents[i][1]))),
        locale == "en" ? "" : ", english: {why: \"1\", words: \"1\", say_instead: \"1\"}");
  write(folder / "content" / locale / "avoid/collection.yaml", text);
}

/// A language without a pack of its own is read by what is known of its script.
std::string plain_locale(const std::string& tag) {
  static const std::map<std::string, std::string> fold{
      {"Arab", "arabic"}, {"Hebr", "hebrew"}, {"Deva", "indic"}, {"Thai", "thai"},
      {"Jpan", "kana"},   {"Hans", "hans"},   {"Hant", "hans"}};
  const auto script = locales::script_of(tag);
  const bool spaced =
      !std::set<std::string>{"Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr"}.contains(
          script);
  const auto rule = fold.find(script);
  return fmt::format(
      "tag: {0}\nname: {0}\nenglish_name: {0}\nscript: {1}\ndirection: {2}\n"
      "registers:\n  - {{id: neutral, name: neutral, english: neutral, default: true}}\n"
      "genders: {{speaker: [], addressee: []}}\nname_pattern: {{default: \"{{given}}\"}}\n"
      "analysis: {{segmentation: {3}, stemmer: none, lowercase: default, fold: [{4}], elisions: "
      "[], grams: {5}}}\n",
      tag, script, script == "Arab" || script == "Hebr" ? "rtl" : "ltr",
      spaced ? "words" : "dictionary", rule == fold.end() ? "marks" : rule->second, spaced ? 4 : 0);
}

void copy_packs(const fs::path& folder, const CollectionFiles& files) {
  const fs::path from(files.packs), to = folder / "packs";
  fs::create_directories(to);
  for (const auto* shared : {"parents.tsv", "README.md"}) fs::copy(from / shared, to / shared);
  fs::copy(from.parent_path() / "messages.pot", folder / "messages.pot");
  for (const auto& tag : {std::string("en"), locales::pack_language(files.locale)}) {
    if (fs::exists(to / tag)) continue;
    if (fs::exists(from / tag)) {
      fs::copy(from / tag, to / tag, fs::copy_options::recursive);
    } else {
      write(to / tag / "locale.yaml", plain_locale(tag));
      fs::copy(from / "en" / "messages.po", to / tag / "messages.po");
    }
    for (const auto* golden : {"golden.tsv", "held-out.tsv"}) fs::remove(to / tag / golden);
  }
}

/// Deletes, doubles, swaps or replaces one letter inside.
std::u32string edited(std::u32string word, std::mt19937& random) {
  const auto at = 1 + random() % (word.size() - 2);
  switch (random() % 4) {
    case 0:
      word.erase(at, 1);
      break;
    case 1:
      word.insert(at, 1, word[at]);
      break;
    case 2:
      std::swap(word[at], word[at + 1]);
      break;
    default:
      word[at] = word[random() % word.size()];
  }
  return word;
}

std::string with_typos(const std::string& text, std::mt19937& random) {
  constexpr std::size_t kLong = 5;
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    auto word = locales::to_utf32(text.substr(begin, end - begin));
    if (word.size() >= kLong && random() % 2 == 0) word = edited(std::move(word), random);
    out += locales::to_utf8(word);
    if (end < text.size()) out += ' ';
    begin = end + 1;
  }
  return out;
}

std::string noisy(const std::string& text, Noise noise, std::mt19937& random) {
  return noise == Noise::Typos       ? with_typos(text, random)
         : noise == Noise::NoAccents ? locales::without_accents(text)
                                     : text;
}

/// A new folder among the temporary files; goes with everything in it.
class ScratchFolder {
 public:
  ScratchFolder() {
    auto pattern = (fs::temp_directory_path() / "attune-eval-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
      throw std::runtime_error("cannot make a folder in " + fs::temp_directory_path().string());
    path_ = pattern;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::unique_ptr<const search::Engine> engine_of(const Rows& documents,
                                                const CollectionFiles& files) {
  const ScratchFolder scratch;  // an engine is wholly in memory: the folder may go
  const auto& folder = scratch.path();
  copy_packs(folder, files);
  write_content(folder, locales::pack_language(files.locale), documents);
  const BuildOptions options{(folder / "content").string(),
                             (folder / "packs").string(),
                             files.taxonomy,
                             (folder / "index").string(),
                             0,
                             false,
                             {}};
  corpus::Diagnostics faults;
  build(options, faults);
  if (!faults.empty()) throw std::runtime_error(corpus::to_line(faults.sorted().front()));
  return search::Engine::load(options.index);
}

/// Entry ids by the ids of the collection's documents.
std::map<std::string, std::string> entry_ids(const Rows& documents) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < documents.size(); ++i)
    out[documents[i][0]] = fmt::format("collection/d{}", i);
  return out;
}

Case case_of(const std::string& query, const std::string& language, const std::string& entry) {
  search::SearchRequest request{query, language, language, {}, 0, 10};
  request.filters[static_cast<std::size_t>(Axis::Kind)] = {"avoid"};
  return {language, "collection", true, std::move(request),
          [entry](const search::StoredDocument& document, search::DocId) {
            return document.record.id == entry;
          }};
}

}  // namespace

Collection::Collection(const CollectionFiles& files) {
  constexpr unsigned kSeed = 20261123;
  const auto documents = read_rows(files.corpus, 2), questions = read_rows(files.queries, 3);
  const auto language = locales::pack_language(files.locale);
  const auto entries = entry_ids(documents);
  std::mt19937 random(kSeed);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const auto& question = questions[i];
    const auto entry = entries.find(question[2]);
    if (entry == entries.end())
      throw std::runtime_error(fmt::format("{}:{}: there is no document {} in {}", files.queries,
                                           i + kFirstRow, question[2], files.corpus));
    cases_.push_back(case_of(noisy(question[1], files.noise, random), language, entry->second));
  }
  engine_ = engine_of(documents, files);
}

}  // namespace attune::index
