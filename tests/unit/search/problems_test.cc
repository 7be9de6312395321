// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with a question, in one table and in the template that translators fill.
#include "search/problems.h"

#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

#include "sample_engine.h"
#include "tests/support/sample_corpus.h"

namespace attune::search {
namespace {

std::string template_text() {
  return test::read_file(ATTUNE_SOURCE_DIR "/locales/messages.pot");
}

bool in_template(const std::string& text, const std::string& context, const std::string& id) {
  return text.find("msgctxt \"" + context + "\"\nmsgid \"" + id + "\"\n") != std::string::npos;
}

/// A source file with broken lines and broken literals joined.
std::string joined_source(const std::string& path) {
  std::string out;
  bool line_start = false;
  for (const char c : test::read_file(path)) {
    if (c == '\n') line_start = true;
    if (line_start && (c == ' ' || c == '\n')) continue;
    line_start = false;
    out += c;
    if (out.ends_with("\"\"")) out.resize(out.size() - 2);
  }
  return out;
}

/// The string literals that follow `call` in a source file.
std::set<std::string> literals_after(const std::string& source, const std::string& call) {
  std::set<std::string> out;
  for (auto at = source.find(call); at != std::string::npos; at = source.find(call, at + 1)) {
    const auto begin = source.find('"', at + call.size());
    const auto between = source.substr(at + call.size(), begin - at - call.size());
    if (between.find_first_not_of(" \n") != std::string::npos) continue;  // no literal
    out.insert(source.substr(begin + 1, source.find('"', begin + 1) - begin - 1));
  }
  return out;
}

TEST_CASE("codes are unique, statuses are those of faults, sentences end as sentences do") {
  std::set<std::string_view> codes;
  for (const auto& kind : kProblems) {
    CAPTURE(kind.code);
    CHECK(codes.insert(kind.code).second);
    CHECK(kind.status >= 400);
    CHECK(kind.status < 600);
    CHECK(kind.sentence.ends_with('.'));
    CHECK(&*problem(kind.code).kind == &kind);
  }
}

TEST_CASE("a code that is not in the table is a fault of the program") {
  CHECK_THROWS_AS(problem("no-such-code"), std::logic_error);
  CHECK_THROWS_AS(problem(""), std::logic_error);
}

TEST_CASE("a result read without looking is a fault of the program") {
  CHECK_THROWS_AS(Result<int>(problem("bad-locale")).value(), std::logic_error);
}

TEST_CASE("every sentence of a problem waits for its translation") {
  const auto text = template_text();
  for (const auto& kind : kProblems) {
    CAPTURE(kind.sentence);
    CHECK(in_template(text, "problem", std::string(kind.sentence)));
  }
}

TEST_CASE("every sentence and heading of the terminal waits for its translation") {
  const auto source = joined_source(ATTUNE_SOURCE_DIR "/search/terminal.cc"),
             text = template_text();
  const auto sentences = literals_after(source, "sentence(ui_,"),
             headings = literals_after(source, "write_field(card, \"why\",");
  CHECK(sentences.size() >= 3);
  for (const auto& sentence : sentences) {
    CAPTURE(sentence);
    CHECK(in_template(text, "problem", sentence));
  }
  CHECK(headings.size() == 1);
  for (const auto* heading : {"Why", "Use when", "Avoid when"}) {
    CAPTURE(heading);
    CHECK(source.find(std::string(", \"") + heading + "\")") != std::string::npos);
    CHECK(in_template(text, "page", heading));
  }
}

TEST_CASE("every placeholder of a problem is filled by those who raise it") {
  const auto& messages = sample_engine().messages();
  const auto sentence = [&](const Problem& problem, const char* ui) {
    return messages.sentence(ui, std::string(problem.kind->sentence), problem.values);
  };
  CHECK(sentence(sample_engine().search(to_request({"", "de", "en"})).error(), "en") ==
        "There is no content for the locale de. Languages here: en, es, ja.");
  CHECK(sentence(sample_engine().entry("no/such", "en").error(), "es") ==
        "No hay ninguna entrada no/such. Búsquela antes; los identificadores vienen con cada "
        "resultado.");
  CHECK(sentence(sample_engine().entry("bereavement/condolence", "ja").error(), "en") ==
        "The entry bereavement/condolence is not written for ja. It exists in: en.");
  const auto parse = [&](const Parameters& parameters) {
    return parse_search_request(parameters,
                                {sample_engine().taxonomy(), sample_engine().registers(), "en"})
        .error();
  };
  for (const auto& wrong :
       {parse({{"locale", "?"}}), parse({{"x", "1"}}), parse({{"q", ""}, {"q", ""}}),
        parse({{"kind", "x"}}), parse({{"limit", "0"}}), parse({{"q", std::string(9000, 'x')}})}) {
    CAPTURE(wrong.kind->code);
    CHECK(sentence(wrong, "en").find_first_of("{}") == std::string::npos);
  }
}

}  // namespace
}  // namespace attune::search
