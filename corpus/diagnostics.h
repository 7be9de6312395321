// SPDX-License-Identifier: GPL-2.0-or-later
// Faults in content, collected and shown all at once:
//   corpus/content/es/phrases/flow.yaml:12:9: unknown-key: “stge” is not a field of a phrase — did
//   you mean “stage”?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::corpus {

/// A place in a file. Line and column start at 1; the column counts code points; 0 means the whole
/// file.
struct Mark {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Mark&, const Mark&) = default;
};

struct Diagnostic {
  std::string file;
  Mark mark;
  std::string code;      ///< stable, kebab-case: "unknown-key"
  std::string sentence;  ///< what is wrong
  std::string remedy;    ///< what to do about it
};

/// Not thread-safe: one collector per reading thread, then merge().
class Diagnostics {
 public:
  void add(Diagnostic fault) { faults_.push_back(std::move(fault)); }
  void merge(Diagnostics other);
  [[nodiscard]] bool empty() const { return faults_.empty(); }
  [[nodiscard]] std::size_t size() const { return faults_.size(); }
  /// Sorted by file, line, column; each fault once.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> faults_;
};

/// `file:line:column: code: sentence — remedy`
[[nodiscard]] std::string to_line(const Diagnostic& fault);

/// The candidate that `word` was most likely meant to be (about one slip of the hand per three
/// letters), or "" when none is near: nearest("stge", {"stage", "strategy"}) == "stage".
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

/// A remedy for an unknown id: “did you mean “stage”?”, else the list of what is known.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& known);

}  // namespace attune::corpus
