// SPDX-License-Identifier: GPL-2.0-or-later
// The posting lists of one pack in memory, ready to be added up: for each term the documents it
// stands in and what it contributes to their score (BM25, computed once when the pack is loaded).
//
// Why not Xapian's matcher: exact facet counts need every match, not the best ten, and there a full
// evaluation costs 13–28 ns a posting and a B-tree descent a term, against about 1 ns for a
// sequential scan of an array (figures in tests/bench/results.md). Xapian keeps what it is best at:
// an immutable, checked, compact file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::search {

using DocId = std::uint32_t;  ///< 0 … size-1 within a pack

struct Posting {
  DocId document;
  float impact;  ///< idf · tf-part of BM25 (Robertson & Zaragoza 2009, eq. 3.15), k1 = 1, b = .5
};

/// A term's place in the index; converts to false when no document has the term.
struct TermRef {
  std::uint32_t number = kNone;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  explicit operator bool() const { return number != kNone; }
};

/// Immutable and thread-safe after finish().
class TermIndex {
 public:
  /// Terms must come in ascending byte order; postings in ascending document order, `second` is the
  /// wdf.
  void add(std::string_view term, std::span<const std::pair<DocId, std::uint32_t>> postings);
  /// Turns frequencies into impacts. Documents have ids below `ids`, and `documents` of them are in
  /// this index; the length of one is the sum of its weights here.
  void finish(std::uint32_t ids, std::uint32_t documents);

  /// Another term is taken for one that is not there once in some 2^40 questions: terms are told
  /// apart by hash alone, as comparing letters would miss the cache once more for each.
  [[nodiscard]] TermRef find(std::string_view term) const;
  /// Up to `limit` terms that begin with `prefix`, most frequent first.
  [[nodiscard]] std::vector<TermRef> with_prefix(std::string_view prefix, std::size_t limit) const;

  [[nodiscard]] std::span<const Posting> postings(TermRef term) const;
  /// Inverse document frequency, ≥ 0.
  [[nodiscard]] float idf(TermRef term) const { return idf_[term.number]; }
  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }

 private:
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;
  [[nodiscard]] std::string_view term(std::size_t number) const;
  /// The first term that is not less.
  [[nodiscard]] std::size_t lower_bound(std::string_view wanted) const;

  struct Slot {
    std::uint32_t term = TermRef::kNone;
    std::uint32_t hash = 0;  // its upper half
  };

  std::string letters_;                   // of all terms, sorted
  std::vector<std::uint32_t> starts_{0};  // of each term in letters_; one more than terms
  std::vector<Slot> slots_;               // hash table: a power of two, at most half full
  std::vector<std::uint32_t> begin_{0};   // of each term in postings_; one more than terms
  std::vector<Posting> postings_;         // impact holds the wdf until finish()
  std::vector<float> idf_;
};

}  // namespace attune::search
