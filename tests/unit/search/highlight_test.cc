// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/highlight.h"

#include <catch2/catch.hpp>

#include "locales/unicode.h"
#include "sample_engine.h"

namespace attune::search {
namespace {

/// The text with its matches in brackets.
std::string marked(const Hit& hit) {
  const auto& text = hit.document->record.wordings.at(hit.wording).text;
  std::string out;
  std::uint32_t at = 0;
  auto match = hit.matches.begin();
  const auto bracket = [&] {
    if (match != hit.matches.end() && match->second == at) {
      out += "]";
      ++match;
    }
    if (match != hit.matches.end() && match->first == at) out += "[";
  };
  for (const char c : text) {
    if ((c & 0xC0) != 0x80) {
      bracket();
      ++at;
    }
    out += c;
  }
  bracket();
  return out;
}

TEST_CASE("what was asked for is marked in the text shown") {
  struct Row {
    const char *query, *locale, *marked;
  };
  const auto row = GENERATE(values<Row>({
      {"condolences loss", "en", "I am so sorry for your [loss]."},
      {"losses sorry", "en", "I am so [sorry] for your [loss]."},
      {"paying card", "en", "You paid twice. One payment is going back to your [card] now."},
      {"the courier order of the", "en",
       "I am asking the [courier] about [order] {order} and will ring you at {time}."},
      {"enfadó", "es",
       "Su envío {order} debía llegar el {date} y no ha llegado. Entiendo su [enfado]."},
      {"返金", "ja", "{amount}のご[返金]が遅れており、申し訳ございません。"},
  }));
  const auto page = ask({row.query, row.locale, row.locale});
  CAPTURE(row.query, ids(page));
  REQUIRE(page.total > 0);
  CHECK(marked(page.hits[0]) == row.marked);
}

TEST_CASE("a synonym is marked as the word itself is") {
  const auto page =
      ask({"reimbursement",
           "en",
           "en",
           {{index::Axis::Situation, "refund-delay"}, {index::Axis::Kind, "phrase"}}});
  REQUIRE(page.total > 0);
  CHECK(marked(page.hits[0]).find("[refund]") != std::string::npos);
}

TEST_CASE("spans fall on words, never on the names of slots") {
  const locales::Analyzer spanish("es", {});
  std::vector<Offsets> places;
  for (const auto& span : spans_of("Su envío {order} debía llegar el {date}.", spanish))
    if (places.empty() || places.back() != Offsets(span.begin, span.end))
      places.emplace_back(span.begin, span.end);
  CHECK(places == std::vector<Offsets>{{0, 2}, {3, 8}, {17, 22}, {23, 29}, {30, 32}});
}

TEST_CASE("terms of different families have different numbers") {
  CHECK(term_number({locales::Family::Stem, "refund"}) !=
        term_number({locales::Family::Exact, "refund"}));
  CHECK(term_number({locales::Family::Stem, "refund"}) !=
        term_number({locales::Family::Stem, "refunt"}));
}

TEST_CASE("places join where they touch, and stay in order") {
  const std::vector<Span> spans{{1, 0, 3}, {2, 0, 3},  {3, 3, 5},
                                {4, 6, 9}, {1, 8, 12}, {2, 20, 21}};
  struct Row {
    std::vector<std::uint32_t> numbers;
    std::vector<Offsets> places;
  };
  const auto row = GENERATE(values<Row>({{{}, {}},
                                         {{9}, {}},
                                         {{1}, {{0, 3}, {8, 12}}},
                                         {{1, 2}, {{0, 3}, {8, 12}, {20, 21}}},
                                         {{1, 3}, {{0, 5}, {8, 12}}},
                                         {{1, 4}, {{0, 3}, {6, 12}}}}));
  CHECK(highlight(spans, row.numbers) == row.places);
}

TEST_CASE("all marks of all hits lie in their texts, ascending and apart") {
  for (const auto* locale : {"en", "es-MX", "ja"})
    for (const auto* query : {"refund late order you", "su envío no reembolso",
                              "返金のご注文が届いて", "a e o {order} date"})
      for (const auto& hit : ask({query, locale, "en"}).hits) {
        const auto length =
            locales::code_points(hit.document->record.wordings.at(hit.wording).text);
        std::uint32_t from = 0;
        for (const auto& [begin, end] : hit.matches) {
          CHECK(begin >= from);
          CHECK(begin < end);
          CHECK(end <= length);
          from = end + 1;
        }
      }
}

}  // namespace
}  // namespace attune::search
