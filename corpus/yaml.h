// SPDX-License-Identifier: GPL-2.0-or-later
// The strict YAML that authors write, as a tree that remembers where everything stood.
//
//   Diagnostics faults;
//   auto root = yaml::parse("kind: phrase\nentries: []\n", "x.yaml", faults);
//   root->find("kind")->text == "phrase";   root->find("kind")->mark == Mark{1, 7};
//
// Mappings, lists, plain, quoted and block scalars, comments; nothing else. Refused with
// line:column: anchors, aliases, tags, directives, duplicate or non-text keys, a second document,
// nesting deeper than 32, files over 4 MiB, scalars over 64 KiB, text that is not clean UTF-8
// (corpus/text.h), tabs as indentation. Everything that can be reported in one go is; after a fault
// of syntax nothing more can.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/diagnostics.h"

namespace attune::corpus::yaml {

inline constexpr std::size_t kDeepest = 32;
inline constexpr std::size_t kLongestScalar = std::size_t{64} << 10U;

enum class Shape : std::uint8_t { Scalar, List, Map };

struct Member;

struct Value {
  Shape shape = Shape::Scalar;
  Mark mark;  ///< where the value begins, its quote included
  Mark
      text_mark;  ///< where `text` begins when the file holds it unchanged on one line; else line 0
  /// A scalar without quotes that YAML readers take for a number, true, false or null: not a text.
  bool is_typed = false;
  std::string text;             ///< Scalar; without the line end of a block scalar
  std::vector<Value> items;     ///< List
  std::vector<Member> members;  ///< Map, in the order of the file; keys are unique

  /// The value under a key of a Map, or nullptr.
  [[nodiscard]] const Value* find(std::string_view key) const;
};

struct Member {
  std::string key;
  Mark mark;
  Value value;
};

/// The one document in `text`, or nothing when it cannot be read at all. A tree may be returned
/// along with faults: refused parts (an alias, a second value of a key) are then left out of it.
[[nodiscard]] std::optional<Value> parse(std::string_view text, const std::string& file,
                                         Diagnostics& faults);

/// The same for a file, named in faults as `path` is spelled.
[[nodiscard]] std::optional<Value> read_file(const std::filesystem::path& path,
                                             Diagnostics& faults);

}  // namespace attune::corpus::yaml
