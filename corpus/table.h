// SPDX-License-Identifier: GPL-2.0-or-later
// The tab-separated lists of locale packs: one row per line, `#` begins a comment line, no quoting.
//   "# how people type it\nkya\tक्या\n"  →  one row of two cells at 2:1 and 2:5
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/diagnostics.h"

namespace attune::corpus {

struct Cell {
  std::string text;  ///< never empty, no white space around it
  Mark mark;
};

struct TableShape {
  std::size_t fewest = 1, most = 1;  ///< columns
  std::string_view columns;          ///< for the remedy: "axis⇥id⇥word"
};

/// Rows with a fault (wrong number of columns, an empty cell, stray spaces) are reported and left
/// out.
[[nodiscard]] std::vector<std::vector<Cell>> parse_table(std::string_view text,
                                                         const std::string& file,
                                                         const TableShape& shape,
                                                         Diagnostics& faults);

/// The same for a file of the disk; a file that does not exist has no rows and no fault.
[[nodiscard]] std::vector<std::vector<Cell>> read_table(const std::filesystem::path& path,
                                                        const TableShape& shape,
                                                        Diagnostics& faults);

}  // namespace attune::corpus
