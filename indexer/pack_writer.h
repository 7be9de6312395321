// SPDX-License-Identifier: GPL-2.0-or-later
// Writes one pack: many small Xapian shards, filled in parallel, merged into one compacted file.
//
// Why shards: a single Xapian writer keeps one core busy at about 3,000 documents a second, and a
// larger flush threshold makes it slower (its maps leave the cache). Fresh databases of a thousand
// documents, one flush each, merged by one compaction, use all cores; see tests/bench/results.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/document.h"

namespace attune::index {

inline constexpr std::size_t kDocumentsPerShard = 1000;

using Metadata = std::vector<std::pair<std::string_view, std::string>>;

/// Writes the documents of one shard and returns the hash of their content. Any thread; paths must
/// differ. Throws std::runtime_error (disk full, no permission).
std::string write_shard(const std::string& path, const std::vector<Document>& documents,
                        const Metadata& metadata);

/// Merges shards, in order, into one single-file pack, checks it and flushes it to the disk.
/// Throws std::runtime_error when the result does not pass the check.
void merge_shards(const std::vector<std::string>& shards, const std::string& pack);

/// Flushes a file, or a folder's list of names, to the disk.
void sync_to_disk(const std::string& path);

}  // namespace attune::index
