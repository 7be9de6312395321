// SPDX-License-Identifier: GPL-2.0-or-later
// A damaged index is refused with a sentence: by its sums, and, where somebody made new sums for
// it, by what reads it.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "indexer/digest.h"
#include "sample_engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::search {
namespace {

namespace fs = std::filesystem;

/// What load says, or "" when it loads.
std::string complaint(const std::string& index) {
  try {
    const auto engine = Engine::load(index);
    for (const auto* locale : {"en", "es", "ja"})
      static_cast<void>(engine->search(to_request({"refund envío 返金", locale, "en"})));
    return "";
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

class BuiltIndex {
 public:
  BuiltIndex() : manifest_(sample_.build().manifest) {}

  [[nodiscard]] std::string index() const { return sample_.index(); }
  [[nodiscard]] fs::path file(const std::string& name) const {
    return fs::path(sample_.index()) / manifest_.generation / name;
  }
  void overwrite(const std::string& name, const std::string& bytes) const {
    fs::remove(file(name));
    test::write_file(file(name), bytes);
  }
  /// Makes the manifest agree with the pack as it is now, as a forger would.
  void renew_sum() {
    manifest_.packs.at(0).sha256 = index::sha256_of_file(file("en.pack").string());
    overwrite("manifest.json", index::encode(manifest_));
  }

 private:
  test::SampleCorpus sample_;
  index::Manifest manifest_;
};

TEST_CASE("no changed byte goes unnoticed") {
  const BuiltIndex built;
  for (const auto* name : {"en.pack", "taxonomy.json", "messages/es/LC_MESSAGES/attune.mo"}) {
    const auto whole = test::read_file(built.file(name));
    for (std::size_t i = 0; i < 12; ++i) {
      auto bytes = whole;
      auto& changed = bytes[(whole.size() - 1) * i / 11];
      changed = static_cast<char>(changed ^ (1 << i % 8));
      built.overwrite(name, bytes);
      CAPTURE(name, i);
      CHECK(complaint(built.index()).find("is not the file that was built") != std::string::npos);
    }
    built.overwrite(name, whole.substr(0, whole.size() - 1));
    CHECK_FALSE(complaint(built.index()).empty());
    fs::remove(built.file(name));
    CHECK_FALSE(complaint(built.index()).empty());
    built.overwrite(name, whole);
    CHECK(complaint(built.index()).empty());
  }
}

/// What a forger may change. Not single bytes: Xapian 1.4.22 reads beyond the blocks of a file
/// whose structure lies (hardened in 1.4.25), so such bytes must never reach it. The sums keep
/// accidents out; a signature keeps out who can write the manifest too.
enum class Forgery {
  GarbledRecords,
  EmptyRecords,
  NoMetadata,
  LabelsWithoutDocuments,
  FacetOfLabels
};

Xapian::Document forged(Xapian::Document document, Forgery forgery, Xapian::docid id) {
  const auto data = document.get_data();
  if (forgery == Forgery::GarbledRecords && !data.empty())
    document.set_data(data.substr(0, data.size() * (id % 7) / 7));
  if (forgery == Forgery::EmptyRecords && id % 2 == 0) document.set_data("");
  if (forgery == Forgery::LabelsWithoutDocuments)
    document.add_boolean_term("Temotion:anger-" + std::to_string(id));
  if (forgery == Forgery::FacetOfLabels) document.add_boolean_term("FS:late-delivery");
  return document;
}

/// All documents of a pack, which keeps no lists of terms by document.
std::map<Xapian::docid, Xapian::Document> documents_of(const Xapian::Database& pack) {
  std::map<Xapian::docid, Xapian::Document> out;
  for (auto id = pack.postlist_begin(""); id != pack.postlist_end(""); ++id)
    out[*id].set_data(pack.get_document(*id).get_data());
  for (auto term = pack.allterms_begin(); term != pack.allterms_end(); ++term)
    for (auto at = pack.postlist_begin(*term); at != pack.postlist_end(*term); ++at)
      out[*at].add_term(*term, at.get_wdf());
  return out;
}

void forge(const std::string& pack, const std::string& into, Forgery forgery) {
  const Xapian::Database whole(pack);
  const test::TempDir folder;
  const auto path = (folder.path() / "forged").string();
  Xapian::WritableDatabase copy(path, Xapian::DB_CREATE);
  for (const auto& [id, document] : documents_of(whole))
    copy.replace_document(id, forged(document, forgery, id));
  if (forgery != Forgery::NoMetadata)
    for (auto key = whole.metadata_keys_begin(); key != whole.metadata_keys_end(); ++key)
      copy.set_metadata(*key, whole.get_metadata(*key));
  copy.commit();
  fs::remove(into);
  Xapian::Database(path).compact(into, Xapian::DBCOMPACT_SINGLE_FILE);
}

TEST_CASE("a forged pack is refused by its reader or answers, but never breaks the server") {
  BuiltIndex built;
  const auto whole = test::read_file(built.file("en.pack"));
  const test::TempDir folder;
  const auto original = (folder.path() / "original.pack").string();
  test::write_file(original, whole);
  int refused = 0;
  for (const auto forgery : {Forgery::GarbledRecords, Forgery::EmptyRecords, Forgery::NoMetadata,
                             Forgery::LabelsWithoutDocuments, Forgery::FacetOfLabels}) {
    forge(original, built.file("en.pack").string(), forgery);
    built.renew_sum();
    refused += complaint(built.index()).empty() ? 0 : 1;
  }
  CHECK(refused >= 2);  // garbled records and no metadata at least
  for (std::size_t i = 0; i < 20; ++i) {
    built.overwrite("en.pack", whole.substr(0, whole.size() * i / 20));
    built.renew_sum();
    CAPTURE(i);
    CHECK_FALSE(complaint(built.index()).empty());
  }
  built.overwrite("en.pack", whole);
  built.renew_sum();
  CHECK(complaint(built.index()).empty());
}

TEST_CASE("an index of another version or none at all says what to do") {
  const test::TempDir folder;
  CHECK_THROWS_WITH(
      Engine::load(folder.path().string()),
      Catch::Contains("there is no index in") && Catch::Contains("attune-index build"));
  CHECK_THROWS_WITH(Engine::load((folder.path() / "nowhere").string()),
                    Catch::Contains("attune-index build"));
  test::write_file(folder.path() / "CURRENT", "gone\n");
  CHECK_THROWS_WITH(Engine::load(folder.path().string()), Catch::Contains("attune-index build"));
}

}  // namespace
}  // namespace attune::search
