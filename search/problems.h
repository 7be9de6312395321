// SPDX-License-Identifier: GPL-2.0-or-later
// Everything that can be wrong with a question, in one table: the stable code, the HTTP status, and
// the sentence that tells the caller what to do. The sentence is the msgid (context “problem”) of
// the locale packs' catalogues; a test holds that each is translated.
#pragma once

#include <array>
#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::search {

struct ProblemKind {
  std::string_view code;
  int status;
  std::string_view sentence;
};

inline constexpr std::array kProblems{
    ProblemKind{"bad-locale", 400, "“{value}” is not a language tag such as es-MX or ja."},
    ProblemKind{"unknown-locale", 404,
                "There is no content for the locale {locale}. Languages here: {languages}."},
    ProblemKind{"unknown-entry", 404,
                "There is no entry {id}. Search for it first; ids come with every result."},
    ProblemKind{"entry-not-in-locale", 404,
                "The entry {id} is not written for {locale}. It exists in: {locales}."},
    ProblemKind{"unknown-parameter", 400,
                "There is no parameter {parameter} here. /openapi.yaml lists those there are."},
    ProblemKind{"repeated-parameter", 400, "The parameter {parameter} may stand only once."},
    ProblemKind{"unknown-value", 400,
                "{parameter} has no value “{value}”. GET /api/v1/taxonomy lists those there are."},
    ProblemKind{"number-out-of-range", 400,
                "{parameter} must be a whole number from {low} to {high}."},
    ProblemKind{"query-too-long", 400, "The query may have {limit} bytes at most. Shorten it."},
    ProblemKind{"unknown-path", 404,
                "There is nothing at this address. /openapi.yaml lists what there is."},
    ProblemKind{"method-not-allowed", 405,
                "This address does not take this method. Use one of: {methods}."},
    ProblemKind{"bad-json", 400, "The body is not the JSON object this address takes: {fault}."},
    ProblemKind{"unknown-key", 400,
                "The body has a key “{key}” that is not known here. /openapi.yaml lists the keys."},
    ProblemKind{"missing-key", 400, "The body lacks the key “{key}”."},
    ProblemKind{"not-a-phrase", 422,
                "The entry {id} has no words to send; only phrases can be rendered."},
    ProblemKind{"no-such-alternative", 422,
                "The entry {id} has {count} alternatives; “alternative” counts from 0."},
    ProblemKind{"missing-argument", 422, "The phrase needs a value for {argument}."},
    ProblemKind{
        "bad-argument", 422,
        "The value for {argument} has the wrong form. GET /api/v1/taxonomy tells its type."},
    ProblemKind{"internal-error", 500,
                "The server could not answer. The fault is in its log; try again."}};

/// One of kProblems with the values of its placeholders. Becomes an RFC 9457 problem document.
struct Problem {
  const ProblemKind* kind = nullptr;
  std::vector<std::pair<std::string_view, std::string>> values;  ///< for the placeholders
  std::string about;  ///< the parameter, JSON pointer or slot it is about; may be empty
};

/// `code` must stand in kProblems: anything else is std::logic_error.
[[nodiscard]] Problem problem(std::string_view code,
                              std::vector<std::pair<std::string_view, std::string>> values = {},
                              std::string about = {});

[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

template <class T>
using Result = boost::system::result<T, Problem>;

}  // namespace attune::search
