// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in an index directory:
//   CURRENT                     one line: the name of the generation in force; replaced by rename
//   <generation>/manifest.json  this file's struct
//   <generation>/<lang>.pack    one single-file Xapian database per language
//   <generation>/taxonomy.json      TaxonomyLists of schema.h
//   <generation>/messages/<tag>/LC_MESSAGES/attune.mo
// A generation is never changed after CURRENT names it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::index {

inline constexpr std::string_view kCurrentFile = "CURRENT", kManifestFile = "manifest.json",
                                  kMessagesFolder = "messages", kTaxonomyFile = "taxonomy.json";

struct PackInfo {
  std::string language;  ///< "es"
  std::string file;      ///< "es.pack"
  std::string sha256;    ///< of the file
  std::uint64_t bytes = 0;
  std::uint64_t entries = 0;
  std::map<std::string, std::uint64_t> locales;  ///< entries by locale
  std::string analysis;                          ///< fingerprint of the analyser, hashed
  std::string input;    ///< hash of all that went in: equal input, no rebuild
  std::string content;  ///< hash of all documents: equal content, equal answers
  friend bool operator==(const PackInfo&, const PackInfo&) = default;
};

struct Manifest {
  int schema = 0;
  std::string generation;  ///< first 16 digits of `content`
  std::string content;     ///< hash over the packs' content hashes and the message catalogues
  std::map<std::string, std::string> versions;  ///< xapian, icu, unicode, stemmers, attune
  std::map<std::string, std::string> messages;  ///< catalogue tag → SHA-256
  std::vector<PackInfo> packs;                  ///< by language
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] std::string encode(
    const Manifest& manifest);  ///< JSON, indented, keys in fixed order
/// Throws std::runtime_error with what to do.
[[nodiscard]] Manifest decode_manifest(std::string_view bytes);

/// Name of the generation in force, or nothing when the directory holds no index yet.
[[nodiscard]] std::optional<std::string> current_generation(const std::string& directory);

/// Reads and checks the manifest of a generation: schema and library versions must be this
/// program's. Throws std::runtime_error that says to build again.
[[nodiscard]] Manifest read_manifest(const std::string& directory, const std::string& generation);

/// Hash over all that decides answers: packs, message catalogues, and the text of kTaxonomyFile.
[[nodiscard]] std::string content_hash(const Manifest& manifest, std::string_view taxonomy);

/// Every file of the generation is the one that was built. Throws std::runtime_error that names the
/// first that is not.
void verify_files(const std::string& directory, const Manifest& manifest);

/// Versions of everything that decides what terms a text becomes.
[[nodiscard]] std::map<std::string, std::string> library_versions();

}  // namespace attune::index
