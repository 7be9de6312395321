// SPDX-License-Identifier: GPL-2.0-or-later
// Measures: the figures of questions whose answers are known, floors, and collections from outside.
#include "indexer/evaluation.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <set>
#include <stdexcept>

#include "indexer/collection.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
using Ids = std::set<std::string>;

/// The sample corpus and a dozen more phrases about one thing.
const search::Engine& engine() {
  static const auto loaded = [] {
    const test::SampleCorpus sample;
    sample.add_phrases("en", 14);
    sample.build();
    return search::Engine::load(sample.index());
  }();
  return *loaded;
}

Case case_of(const std::string& query, Ids relevant) {
  return {"en",
          "keywords",
          false,
          {query, "en", "en", {}, 0, 10},
          [relevant = std::move(relevant)](const search::StoredDocument& document, search::DocId) {
            return relevant.contains(document.record.id);
          }};
}

Score score_of(const Case& asked) {
  const auto evaluation = evaluate(engine(), {asked});
  REQUIRE(evaluation.rows.size() == 1);
  return evaluation.rows.begin()->second;
}

/// Ids of the first ten hits.
std::vector<std::string> found(const std::string& query) {
  std::vector<std::string> out;
  const auto page = engine().search({query, "en", "en", {}, 0, 10}).value();
  std::transform(page.hits.begin(), page.hits.end(), std::back_inserter(out),
                 [](const search::Hit& hit) { return hit.document->record.id; });
  return out;
}

/// What a right answer in a place (from 0) gains.
double gain(std::size_t place) {
  return 1 / std::log2(static_cast<double>(place) + 2);
}

constexpr const char* kMany = "alpha1 alpha2 beta1 beta2 gamma3 delta";

// ---- Figures

TEST_CASE("one right answer counts by the place it was found in") {
  const auto hits = found(kMany);
  REQUIRE(hits.size() == 10);
  for (std::size_t place = 0; place < hits.size(); ++place) {
    const auto score = score_of(case_of(kMany, {hits[place]}));
    CAPTURE(place);
    CHECK(score.asked == 1);
    CHECK(score.ndcg() == Approx(gain(place)));
    CHECK(score.mrr() == Approx(1 / static_cast<double>(place + 1)));
    CHECK(score.recall_at_3() == (place < 3 ? 1 : 0));
    CHECK(score.zero_rate() == 0);
  }
}

TEST_CASE("of several right answers, gain is measured against the best order there could be") {
  const auto hits = found(kMany);
  REQUIRE(hits.size() == 10);
  const auto score = score_of(case_of(kMany, {hits[1], hits[4], "self-service/not-found"}));
  CHECK(score.ndcg() == Approx((gain(1) + gain(4)) / (gain(0) + gain(1))));
  CHECK(score.mrr() == Approx(.5));
  CHECK(score.recall_at_3() == 1);
  // One that exists and was not found counts among what could have been.
  const auto missing = score_of(case_of(kMany, {hits[1], "anger/acknowledge"}));
  REQUIRE(std::find(hits.begin(), hits.end(), "anger/acknowledge") == hits.end());
  CHECK(missing.ndcg() == Approx(gain(1) / (gain(0) + gain(1))));
}

TEST_CASE("ten right answers of fourteen are all that ten places hold") {
  Ids all;
  for (int i = 0; i < 14; ++i) all.insert(fmt::format("many/number-{}", i));
  const auto hits = found(kMany);
  REQUIRE(std::all_of(hits.begin(), hits.end(), [&](const auto& id) { return all.contains(id); }));
  CHECK(score_of(case_of(kMany, all)).ndcg() == Approx(1));
}

TEST_CASE("no right answer scores nothing, nor does a question that finds nothing") {
  const auto wrong = score_of(case_of(kMany, {"anger/acknowledge"}));
  CHECK(wrong.ndcg() == 0);
  CHECK(wrong.mrr() == 0);
  CHECK(wrong.recall_at_3() == 0);
  CHECK(wrong.zero_rate() == 0);
  CHECK(score_of(case_of(kMany, {})).ndcg() == 0);
  CHECK(score_of(case_of("zzqqxx", {"anger/acknowledge"})).zero_rate() == 1);
}

TEST_CASE("what customers say is no answer unless it was asked for") {
  const auto hits = found(kMany);
  const auto is_either = [first = hits[0]](const search::StoredDocument& document, search::DocId) {
    return document.record.id == first || document.record.kind == "utterance";
  };
  auto asked = case_of(kMany, {});
  asked.is_relevant = is_either;
  CHECK(score_of(asked).ndcg() == Approx(1));
  asked.request.filters[static_cast<std::size_t>(Axis::Kind)] = {"phrase", "utterance"};
  CHECK(score_of(asked).ndcg() < .99);
}

TEST_CASE("rows are means over half, group and class, and misses are of the tuning half") {
  const auto hits = found(kMany);
  auto right = case_of(kMany, {hits[0]}), wrong = case_of(kMany, {hits[5]});
  auto held_out = wrong, other_class = right;
  held_out.held_out = true;
  other_class.test_class = "typo";
  const auto evaluation = evaluate(engine(), {right, wrong, held_out, other_class});
  REQUIRE(evaluation.rows.size() == 3);
  const auto& keywords = evaluation.rows.at({false, "en", "keywords"});
  CHECK(keywords.asked == 2);
  CHECK(keywords.recall_at_3() == .5);
  CHECK(keywords.mrr() == Approx((1 + 1 / 6.0) / 2));
  CHECK(keywords.ndcg() == Approx((1 + gain(5)) / 2));
  CHECK(evaluation.rows.at({true, "en", "keywords"}).recall_at_3() == 0);
  CHECK(evaluation.rows.at({false, "en", "typo"}).recall_at_3() == 1);
  REQUIRE(evaluation.missed.size() == 1);
  CHECK(evaluation.missed[0] ==
        fmt::format("en keywords “{}” → {} {} {}", kMany, hits[0], hits[1], hits[2]));
}

TEST_CASE("a score of no questions is 0, and scores add up") {
  CHECK(Score().ndcg() == 0);
  CHECK(Score().recall_at_3() == 0);
  Score sum{1, 1, 0, 1, 1};
  sum += {3, 1, 2, .5, .25};
  CHECK(sum.asked == 4);
  CHECK(sum.recall_at_3() == .5);
  CHECK(sum.zero_rate() == .5);
  CHECK(sum.ndcg() == Approx(.375));
  CHECK(sum.mrr() == Approx(.3125));
}

TEST_CASE("a question in a language without content is a fault of the questions") {
  auto asked = case_of(kMany, {});
  asked.request.locale = "th";
  CHECK_THROWS_AS(evaluate(engine(), {asked}), std::runtime_error);
}

// ---- Tables

Evaluation by_hand() {
  Evaluation out;
  out.rows[{false, "en", "keywords"}] = {4, 3, 0, 3, 3};
  out.rows[{false, "en", "typo"}] = {4, 1, 1, 1, 1};
  out.rows[{true, "en", "typo"}] = {2, 2, 0, 2, 2};
  out.rows[{false, "ja", "typo"}] = {1, 1, 0, 1, 1};
  return out;
}

TEST_CASE("the table has a line for each row and one for all classes of a language") {
  const auto table = to_table(by_hand());
  CHECK(std::count(table.begin(), table.end(), '\n') == 1 + 4 + 3);
  CHECK(
      table.find("tuning   en        keywords            4    0.750   0.750     0.750  0.000\n") !=
      std::string::npos);
  CHECK(
      table.find("tuning   en        all                 8    0.500   0.500     0.500  0.125\n") !=
      std::string::npos);
  CHECK(
      table.find("held-out en        all                 2    1.000   1.000     1.000  0.000\n") !=
      std::string::npos);
  CHECK(
      to_json(by_hand()).find(R"({"half":"held-out","language":"en","class":"typo","asked":2,)") !=
      std::string::npos);
}

// ---- Floors

/// What below_floors says of a file of these lines, a line each.
std::string below(const std::string& lines) {
  const test::TempDir folder;
  const auto file = folder.path() / "floors.tsv";
  test::write_file(file, lines);
  return fmt::format("{}", fmt::join(below_floors(by_hand(), file.string()), "\n"));
}

TEST_CASE("floors that are reached say nothing, the others what is missing") {
  struct Row {
    const char *floor, *said;
  };
  const auto row = GENERATE(values<Row>({
      {"", ""},
      {"# half\tlanguage\tclass\trecall@3\n\n", ""},
      {"tuning\ten\tkeywords\t0.75\n", ""},
      {"tuning\ten\tkeywords\t0.751\n", "tuning en keywords: recall@3 is 0.750, its floor 0.751"},
      {"tuning\ten\ttyp\t0.2\n", "tuning en typ: recall@3 is 0.000, its floor 0.200"},
      {"tuning\ten\tall\t0.5\n", ""},
      {"tuning\ten\tall\t0.6\n", "tuning en all: recall@3 is 0.500, its floor 0.600"},
      {"held-out\ten\tall\t0.6\n", ""},
      {"held-out\tja\tall\t0.1\n", "held-out ja all: recall@3 is 0.000, its floor 0.100"},
      {"held-out\tja\ttypo\t0\n", "held-out ja typo: recall@3 is 0.000, its floor 0.000"},
      {"tuning\tth\tall\t0.9\ntuning\tja\ttypo\t0.9\ntuning\ten\ttypo\t0.9\n",
       "tuning th all: recall@3 is 0.000, its floor 0.900\n"
       "tuning en typo: recall@3 is 0.250, its floor 0.900"},
  }));
  CAPTURE(row.floor);
  CHECK(below(row.floor) == row.said);
}

TEST_CASE("a file that holds no floors is refused with the line that is wrong") {
  for (const auto* line : {"tuning\ten\tkeywords", "tuning\ten\t0.9", "tuning en all high",
                           "heldout\ten\tall\t0.9", "en", "half language class recall@3"}) {
    CAPTURE(line);
    CHECK_THROWS_WITH(below(fmt::format("tuning\ten\tall\t0.1\n{}\n", line)),
                      Catch::Contains(fmt::format("“{}” is no floor", line)));
  }
  const test::TempDir folder;
  CHECK_THROWS_WITH(below_floors(by_hand(), (folder.path() / "none.tsv").string()),
                    Catch::Contains("cannot read the floors in"));
}

// ---- Collections from outside

constexpr const char* kDocuments =
    "doc_id\ttext\n"
    "a\tThe courier brought the parcel to a neighbour.\n"
    "b\tA refund returns to the card within five days.\n"
    "c\tOur shop opens at nine, “except” on Sundays \\ holidays.\n";
constexpr const char* kQuestions =
    "query_id\ttext\tdoc_id\n"
    "1\twho has my parcel now?\ta\n"
    "2\twhen does a refund arrive\tb\n"
    "3\tSundays in your shop\tc\n";

/// Files of a collection, in a folder that is also the place for temporary files meanwhile.
class CollectionFolder {
 public:
  CollectionFolder(std::string_view documents, std::string_view questions) {
    test::write_file(documents_, documents);
    test::write_file(questions_, questions);
    fs::create_directories(scratch_);
    if (const auto* old = ::getenv("TMPDIR")) old_ = old;
    ::setenv("TMPDIR", scratch_.c_str(), 1);
  }
  ~CollectionFolder() {
    if (old_.empty())
      ::unsetenv("TMPDIR");
    else
      ::setenv("TMPDIR", old_.c_str(), 1);
  }
  CollectionFolder(const CollectionFolder&) = delete;
  CollectionFolder& operator=(const CollectionFolder&) = delete;

  [[nodiscard]] CollectionFiles files(const std::string& locale = "en") const {
    return {documents_.string(),
            questions_.string(),
            locale,
            ATTUNE_SOURCE_DIR "/locales/packs",
            ATTUNE_SOURCE_DIR "/corpus/taxonomy.yaml",
            Noise::None};
  }
  [[nodiscard]] bool nothing_left() const { return fs::is_empty(scratch_); }

 private:
  test::TempDir folder_;
  fs::path documents_ = folder_.path() / "corpus.tsv", questions_ = folder_.path() / "queries.tsv",
           scratch_ = folder_.path() / "scratch";
  std::string old_;
};

TEST_CASE("a collection is asked like any index, and leaves nothing behind") {
  const CollectionFolder folder(kDocuments, kQuestions);
  const Collection collection(folder.files());
  CHECK(folder.nothing_left());
  REQUIRE(collection.cases().size() == 3);
  const auto evaluation = evaluate(collection.engine(), collection.cases());
  const auto& score = evaluation.rows.at({true, "en", "collection"});
  CHECK(score.asked == 3);
  CHECK(score.mrr() == 1);
}

TEST_CASE("a collection may be in a language without a pack") {
  const CollectionFolder folder(
      "id\ttext\n1\tPaketti on myöhässä.\n2\tRahat palautetaan kortille.\n",
      "id\ttext\tdoc\n1\tmyöhässä oleva paketti\t1\n2\trahat takaisin kortille\t2\n");
  const Collection collection(folder.files("fi"));
  const auto evaluation = evaluate(collection.engine(), collection.cases());
  CHECK(evaluation.rows.at({true, "fi", "collection"}).mrr() == 1);
}

TEST_CASE("noise spoils questions, the same way every time") {
  const CollectionFolder folder(
      kDocuments, "query_id\ttext\tdoc_id\n1\tparcel courier neighbour refund déjà vu\ta\n");
  const auto query = [&](Noise noise) {
    auto files = folder.files();
    files.noise = noise;
    return Collection(files).cases().at(0).request.query;
  };
  CHECK(query(Noise::None) == "parcel courier neighbour refund déjà vu");
  CHECK(query(Noise::NoAccents) == "parcel courier neighbour refund deja vu");
  const auto typos = query(Noise::Typos);
  CHECK(typos != query(Noise::None));
  CHECK(typos == query(Noise::Typos));
  CHECK(typos.ends_with(" déjà vu"));  // words of four letters or less stay
}

TEST_CASE("a faulty collection is refused with file and line, and leaves nothing behind") {
  struct Row {
    std::string documents, questions;
    const char* complaint;
  };
  const std::string documents = kDocuments, questions = kQuestions;
  const auto row = GENERATE_COPY(values<Row>({
      {documents + "d\n", questions, "corpus.tsv:5: 1 columns instead of 2"},
      {documents + "d\tx\ty\nno\n", questions, "corpus.tsv:5: 3 columns instead of 2"},
      {documents + "\n", questions, "corpus.tsv:5: 1 columns instead of 2"},
      {documents, questions + "4\twhere\n", "queries.tsv:5: 2 columns instead of 3"},
      {documents, questions + "4\twhere\ta\t\n", "queries.tsv:5: 4 columns instead of 3"},
      {documents, "id\ttext\tdoc\n1\twhere\td\n", "queries.tsv:2: there is no document d"},
  }));
  CAPTURE(row.complaint);
  const CollectionFolder folder(row.documents, row.questions);
  CHECK_THROWS_WITH(Collection(folder.files()), Catch::Contains(row.complaint));
  CHECK(folder.nothing_left());
  auto files = folder.files();
  files.corpus += ".none";
  CHECK_THROWS_WITH(Collection(files), Catch::Contains("cannot read " + files.corpus));
}

}  // namespace
}  // namespace attune::index
