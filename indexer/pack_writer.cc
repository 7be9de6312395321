// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pack_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "indexer/digest.h"

namespace attune::index {
namespace {

/// Xapian's exceptions are not std::exceptions: give them a sentence and what to do.
template <class Work>
auto explaining(const std::string& path, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& fault) {
    throw std::runtime_error(
        fmt::format("cannot write the pack {}: {}{}{}; check free space and permissions", path,
                    fault.get_msg(), fault.get_error_string() != nullptr ? ": " : "",
                    fault.get_error_string() != nullptr ? fault.get_error_string() : ""));
  }
}

/// Hashed in one go: a call for each of three hundred terms took longer than the hash itself.
Xapian::Document xapian_document(const Document& document, Digest& digest) {
  Xapian::Document out;
  std::string written;
  for (const auto& [term, weight] : document.terms) {
    out.add_term(term, weight);
    written.append(term).append(1, '\0').append(std::to_string(weight)).append(1, '\0');
  }
  for (const auto& term : document.booleans) {
    out.add_boolean_term(term);
    written.append(term).append(1, '\0');
  }
  out.set_data(document.data);
  digest.add(written);
  digest.add(document.data);
  return out;
}

}  // namespace

std::string write_shard(const std::string& path, const std::vector<Document>& documents,
                        const Metadata& metadata) {
  return explaining(path, [&] {
    constexpr int kFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC |
                           Xapian::DB_DANGEROUS | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST;
    Xapian::WritableDatabase shard(path, kFlags);
    Digest digest;
    for (const auto& [key, value] : metadata) {
      shard.set_metadata(std::string(key), value);
      digest.add(key);
      digest.add(value);
    }
    for (const auto& document : documents) shard.add_document(xapian_document(document, digest));
    shard.commit();
    return digest.hex();
  });
}

void merge_shards(const std::vector<std::string>& shards, const std::string& pack) {
  explaining(pack, [&] {
    Xapian::Database all;
    for (const auto& shard : shards) all.add_database(Xapian::Database(shard));
    // FULL, not FULLER: the latter has corner-case faults in 1.4 and makes larger files.
    all.compact(pack, Xapian::DBCOMPACT_SINGLE_FILE | Xapian::Compactor::FULL);
    const Xapian::Database merged(pack);
    if (merged.get_doccount() != all.get_doccount())
      throw std::runtime_error(fmt::format("the merged pack {} lost documents; build again", pack));
    return 0;
  });
  sync_to_disk(pack);
}

void sync_to_disk(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int fault = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced)
    throw std::runtime_error(
        fmt::format("cannot flush {} to the disk: {}", path, std::strerror(fault)));
}

}  // namespace attune::index
