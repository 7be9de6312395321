// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "corpus/text.h"

namespace attune::corpus {
namespace {

std::vector<Cell> split(std::string_view line, std::uint32_t number) {
  std::vector<Cell> cells;
  std::uint32_t column = 1;
  for (;;) {
    const std::size_t tab = line.find('\t');
    const std::string_view text = line.substr(0, tab);
    cells.push_back({std::string(text), {number, column}});
    if (tab == line.npos) return cells;
    column += count_code_points(text) + 1;
    line.remove_prefix(tab + 1);
  }
}

/// The first fault of a row, or nothing.
bool check_row(const std::vector<Cell>& row, const std::string& file, const TableShape& shape,
               Diagnostics& faults) {
  for (const Cell& cell : row) {
    if (cell.text.find_first_not_of(' ') == std::string::npos) {
      faults.add({file, cell.mark, "empty-cell", "an empty column",
                  fmt::format("one tab between columns: {}", shape.columns)});
      return false;
    }
    if (cell.text.front() == ' ' || cell.text.back() == ' ') {
      faults.add({file, cell.mark, "stray-space", fmt::format("a space around “{}”", cell.text),
                  "delete it; columns are parted by one tab"});
      return false;
    }
  }
  if (row.size() >= shape.fewest && row.size() <= shape.most) return true;
  faults.add({file, row.front().mark, "wrong-columns", fmt::format("{} columns", row.size()),
              fmt::format("a line is {}", shape.columns)});
  return false;
}

}  // namespace

std::vector<std::vector<Cell>> parse_table(std::string_view text, const std::string& file,
                                           const TableShape& shape, Diagnostics& faults) {
  std::vector<std::vector<Cell>> rows;
  if (!check_text(text, file, faults)) return rows;
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);  // reported by check_text
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<Cell> row = split(line, number);
    if (check_row(row, file, shape, faults)) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::vector<Cell>> read_table(const std::filesystem::path& path,
                                          const TableShape& shape, Diagnostics& faults) {
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, error))) return {};
  const auto text = read_text_file(path, faults);
  if (!text) return {};
  return parse_table(*text, path.generic_string(), shape, faults);
}

}  // namespace attune::corpus
