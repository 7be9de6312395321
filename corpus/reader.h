// SPDX-License-Identifier: GPL-2.0-or-later
// From authors' YAML to entries. Which fields a kind has stands in one table (reader.cc); the rules
// that need more than one field, or other entries, are in corpus/validate.
//
//   Diagnostics faults;
//   auto entries = read_tree({.content_dir = "corpus/content"}, faults);
//   for (const auto& fault : faults.sorted()) fmt::print(stderr, "{}\n", to_line(fault));
//
// A fault never stops the rest: an entry with a fault is still returned with whatever could be
// read, so that all faults of a tree show in one run. Nothing may be published while there is one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"

namespace attune::corpus {

/// Where a text belongs: `file` is named in faults and kept in every entry.
struct EntriesFile {
  std::string file;    ///< "corpus/content/es/phrases/flow.yaml"
  std::string locale;  ///< "es"
};

/// Reads the text of one file, as the editor in the browser holds it before it is saved.
[[nodiscard]] std::vector<Entry> read_entries(std::string_view text, const EntriesFile& origin,
                                              Diagnostics& faults);

/// Reads one file from the disk.
[[nodiscard]] std::vector<Entry> read_entries_file(const EntriesFile& origin, Diagnostics& faults);

struct TreeOptions {
  std::filesystem::path content_dir;
  unsigned threads = 0;  ///< 0: one per core
};

/// Reads every <locale>/<kind folder>/….yaml in the order of their paths, whatever the number of
/// threads. Faults besides those of the files: a folder that is not a canonical BCP 47 tag, a file
/// where none belongs, a symbolic link that leads out of the tree.
[[nodiscard]] std::vector<Entry> read_tree(const TreeOptions& options, Diagnostics& faults);

/// The fields a mapping of the file format may have, for the test that holds the JSON Schemas
/// against them.
struct FieldName {
  std::string_view name;
  bool required;
  friend auto operator<=>(const FieldName&, const FieldName&) = default;
};

/// `object` is a kind ("phrase") or a part ("alternative", "source", "review", "step", "passage",
/// "reply", "criterion", "english of norm"). Empty for any other name.
[[nodiscard]] std::vector<FieldName> field_names(std::string_view object);

}  // namespace attune::corpus
