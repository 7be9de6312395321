// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uvernum.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "indexer/digest.h"
#include "indexer/schema.h"
#include "locales/messages.h"
#include "locales/stemmer.h"

namespace attune::index {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

template <class T>
json::object object_of(const std::map<std::string, T>& values) {
  json::object out;
  for (const auto& [key, value] : values) out[key] = value;
  return out;
}

std::map<std::string, std::string> text_map(const json::value& value) {
  std::map<std::string, std::string> out;
  for (const auto& each : value.as_object())
    out[std::string(each.key())] = std::string(each.value().as_string());
  return out;
}

json::object to_json(const PackInfo& pack) {
  return {
      {"language", pack.language}, {"file", pack.file},       {"sha256", pack.sha256},
      {"bytes", pack.bytes},       {"entries", pack.entries}, {"locales", object_of(pack.locales)},
      {"analysis", pack.analysis}, {"input", pack.input},     {"content", pack.content}};
}

PackInfo pack_from(const json::object& from) {
  const auto text = [&from](const char* key) { return std::string(from.at(key).as_string()); };
  PackInfo out{text("language"),
               text("file"),
               text("sha256"),
               from.at("bytes").to_number<std::uint64_t>(),
               from.at("entries").to_number<std::uint64_t>(),
               {},
               text("analysis"),
               text("input"),
               text("content")};
  for (const auto& each : from.at("locales").as_object())
    out.locales[std::string(each.key())] = each.value().to_number<std::uint64_t>();
  // A manifest names files of its own folder only.
  if (out.file != out.language + ".pack" || out.file.find('/') != std::string::npos)
    throw std::runtime_error("pack file “" + out.file + "” is not named after its language");
  return out;
}

std::string slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw std::runtime_error(
        fmt::format("cannot open {}; run “attune-index build” again", path.string()));
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// One pack per line: small enough to read, and a diff shows which language changed.
std::string indented(const json::object& manifest) {
  std::string out = "{\n";
  for (const auto& each : manifest) {
    if (each.key() == "packs") continue;
    out += " " + json::serialize(json::value(each.key())) + ": " + json::serialize(each.value()) +
           ",\n";
  }
  out += " \"packs\": [";
  const char* separator = "\n  ";
  for (const auto& pack : manifest.at("packs").as_array()) {
    out += separator + json::serialize(pack);
    separator = ",\n  ";
  }
  return out + "\n ]\n}\n";
}

std::runtime_error not_as_built(const fs::path& file) {
  return std::runtime_error(
      fmt::format("{} is not the file that was built: its SHA-256 differs from the manifest; run "
                  "“attune-index build --force”",
                  file.string()));
}

void expect_sum(const fs::path& file, const std::string& sha256) {
  if (sha256_of_file(file.string()) != sha256) throw not_as_built(file);
}

}  // namespace

std::string encode(const Manifest& manifest) {
  json::array packs;
  for (const auto& pack : manifest.packs) packs.push_back(to_json(pack));
  return indented({{"schema", manifest.schema},
                   {"generation", manifest.generation},
                   {"content", manifest.content},
                   {"versions", object_of(manifest.versions)},
                   {"messages", object_of(manifest.messages)},
                   {"packs", std::move(packs)}});
}

Manifest decode_manifest(std::string_view bytes) try {
  const auto value = json::parse(bytes);
  const auto& from = value.as_object();
  Manifest out{from.at("schema").to_number<int>(),
               std::string(from.at("generation").as_string()),
               std::string(from.at("content").as_string()),
               text_map(from.at("versions")),
               text_map(from.at("messages")),
               {}};
  for (const auto& pack : from.at("packs").as_array())
    out.packs.push_back(pack_from(pack.as_object()));
  return out;
} catch (const std::exception& fault) {
  throw std::runtime_error(fmt::format(
      "the index manifest cannot be read ({}); run “attune-index build” again", fault.what()));
}

std::optional<std::string> current_generation(const std::string& directory) {
  std::ifstream in(fs::path(directory) / kCurrentFile);
  std::string name;
  if (!std::getline(in, name) || name.empty() || name.find('/') != std::string::npos ||
      name.starts_with('.'))
    return std::nullopt;
  return name;
}

Manifest read_manifest(const std::string& directory, const std::string& generation) {
  auto manifest = decode_manifest(slurp(fs::path(directory) / generation / kManifestFile));
  if (manifest.generation != generation)
    throw std::runtime_error(
        fmt::format("the manifest in {} is that of {}; run “attune-index build” again", generation,
                    manifest.generation));
  if (manifest.schema != kSchemaVersion)
    throw std::runtime_error(fmt::format(
        "the index has format {}, this program reads {}; run “attune-index build” again",
        manifest.schema, kSchemaVersion));
  if (manifest.versions != library_versions())
    throw std::runtime_error(
        "the index was built with other versions of ICU, Xapian or the stemmers, which would find "
        "other words; run “attune-index build” again");
  return manifest;
}

std::string content_hash(const Manifest& manifest, std::string_view taxonomy) {
  Digest content;
  content.add(taxonomy);
  for (const auto& [tag, hash] : manifest.messages) content.add(tag + hash);
  for (const auto& pack : manifest.packs) content.add(pack.language + pack.content);
  return content.hex();
}

void verify_files(const std::string& directory, const Manifest& manifest) {
  const auto folder = fs::path(directory) / manifest.generation;
  for (const auto& pack : manifest.packs) expect_sum(folder / pack.file, pack.sha256);
  for (const auto& [tag, sum] : manifest.messages)
    expect_sum(folder / kMessagesFolder / locales::catalogue_file(tag), sum);
  if (content_hash(manifest, slurp(folder / kTaxonomyFile)) != manifest.content)
    throw not_as_built(folder / kTaxonomyFile);
}

std::map<std::string, std::string> library_versions() {
  return {{"analyzer", std::to_string(locales::kAnalyzerVersion)},
          {"icu", U_ICU_VERSION},
          {"unicode", U_UNICODE_VERSION},
          {"stemmers", locales::stemmer_versions()}};
}

}  // namespace attune::index
