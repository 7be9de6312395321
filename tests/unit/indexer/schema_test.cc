// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/schema.h"

#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

namespace attune::index {
namespace {

using locales::Family;

Record full_record() {
  Record record{"late/own", "phrase", "es-MX", "reviewed", "usted", "", {}, "\"why\":\"x\""};
  record.wordings.push_back({"{order} \"y\" \\",
                             "{order}",
                             "gloss\n",
                             "tu",
                             {"chat", "voice"},
                             "feminine",
                             "masculine",
                             {"order"}});
  record.wordings.push_back({});
  return record;
}

TaxonomyLists full_lists() {
  TaxonomyLists lists;
  lists.ids = {{"emotion", {"joy", "anger"}}, {"stage", {}}};
  lists.group_of_situation = {{"late-delivery", "delivery"}};
  lists.slots = {{"order", "text", "48211"}, {"date", "date", "2026-03-14"}};
  return lists;
}

TEST_CASE("records and lists come back as they went in") {
  CHECK(decode_record(encode(full_record())) == full_record());
  CHECK(decode_taxonomy(encode(full_lists())) == full_lists());
  CHECK(decode_taxonomy(encode(TaxonomyLists{})) == TaxonomyLists{});
}

TEST_CASE("damaged bytes are refused with a sentence") {
  const auto record = encode(full_record()), lists = encode(full_lists());
  for (std::size_t length = 0; length < record.size(); ++length)
    CHECK_THROWS_AS(decode_record(record.substr(0, length)), std::runtime_error);
  for (std::size_t length = 0; length < lists.size(); ++length)
    CHECK_THROWS_AS(decode_taxonomy(lists.substr(0, length)), std::runtime_error);
  for (const auto* bad :
       {"", "null", "[]", "{}", "1", "\"x\"", "\xFF", "{\"id\":1}", "{\"ids\":[]}"}) {
    CAPTURE(bad);
    CHECK_THROWS_WITH(decode_record(bad), Catch::Contains("is not a record"));
    CHECK_THROWS_WITH(decode_taxonomy(bad), Catch::Contains("taxonomy cannot be read"));
  }
}

TEST_CASE("a record without any wording is none: a hit always shows one") {
  CHECK_THROWS_AS(decode_record(encode(Record{})), std::runtime_error);
}

TEST_CASE("terms of different families and scopes never meet") {
  std::set<std::string> terms;
  for (const auto family :
       {Family::Exact, Family::Stem, Family::Gram, Family::Bigram, Family::Dictionary}) {
    for (const auto scope : {Scope::Native, Scope::English})
      terms.insert(term_of({family, "x"}, scope));
  }
  CHECK(terms.size() == 10);
  CHECK(term_of({Family::Stem, "refund"}, Scope::Native) == "S:refund");
  CHECK(term_of({Family::Stem, "refund"}, Scope::English) == "ES:refund");
}

}  // namespace
}  // namespace attune::index
