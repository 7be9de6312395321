// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/manifest.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "indexer/schema.h"
#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

Manifest full_manifest() {
  Manifest manifest;
  manifest.schema = kSchemaVersion;
  manifest.generation = "g";
  manifest.content = "0123456789abcdef0123";
  manifest.versions = library_versions();
  manifest.messages = {{"en", "aa"}, {"zh-Hant", "bb"}};
  manifest.packs = {
      {"es", "es.pack", "cc", 18446744073709551615U, 2, {{"es", 1}, {"es-MX", 1}}, "a", "i", "c"},
      {"zh-Hant", "zh-Hant.pack", "dd", 0, 0, {}, "", "", ""}};
  return manifest;
}

TEST_CASE("a manifest comes back as it went in, with one pack to a line") {
  const auto text = encode(full_manifest());
  CHECK(decode_manifest(text) == full_manifest());
  CHECK(decode_manifest(encode(Manifest{})) == Manifest{});
  CHECK(text.find("\n  {\"language\":\"es\"") != std::string::npos);
  CHECK(text.find("\n  {\"language\":\"zh-Hant\"") != std::string::npos);
}

TEST_CASE("a damaged manifest is refused with what to do") {
  const auto whole = encode(full_manifest());
  for (std::size_t length = 0; length + 2 < whole.size(); ++length)
    CHECK_THROWS_WITH(decode_manifest(whole.substr(0, length)),
                      Catch::Contains("attune-index build"));
  for (const auto* bad : {"", "null", "[]", "{}", "{\"schema\":\"1\"}", "\xFF"})
    CHECK_THROWS_AS(decode_manifest(bad), std::runtime_error);
}

TEST_CASE("a manifest names files of its own folder only") {
  for (const auto* file : {"../../etc/passwd", "fr.pack", "es", "/es.pack", "es.pack/", ""}) {
    auto manifest = full_manifest();
    manifest.packs[0].file = file;
    CAPTURE(file);
    CHECK_THROWS_AS(decode_manifest(encode(manifest)), std::runtime_error);
  }
  auto manifest = full_manifest();
  manifest.packs[0].language = "../es";
  manifest.packs[0].file = "../es.pack";
  CHECK_THROWS_AS(decode_manifest(encode(manifest)), std::runtime_error);
}

TEST_CASE("CURRENT names a generation beside it, or none") {
  const test::TempDir folder;
  const auto directory = folder.path().string();
  CHECK_FALSE(current_generation(directory));
  CHECK_FALSE(current_generation(directory + "/none"));
  struct Row {
    const char *text, *name;
  };
  for (const auto& [text, name] : {Row{"abc\n", "abc"}, Row{"abc", "abc"}, Row{"abc\nxyz\n", "abc"},
                                   Row{"", ""}, Row{"\n", ""}, Row{"../up\n", ""}, Row{"..\n", ""},
                                   Row{"/etc\n", ""}, Row{".staging\n", ""}}) {
    test::write_file(folder.path() / "CURRENT", text);
    CAPTURE(text);
    CHECK(current_generation(directory).value_or("") == name);
  }
}

TEST_CASE("an index of another format or of other libraries is refused") {
  const test::TempDir folder;
  const auto path = folder.path() / "g/manifest.json";
  const auto reading = [&] { return read_manifest(folder.path().string(), "g"); };
  CHECK_THROWS_WITH(reading(),
                    Catch::Contains("cannot open") && Catch::Contains("attune-index build"));
  test::write_file(path, encode(full_manifest()));
  CHECK(reading() == full_manifest());
  auto other = full_manifest();
  other.generation = "h";
  test::write_file(path, encode(other));
  CHECK_THROWS_WITH(reading(), Catch::Contains("is that of h"));
  other = full_manifest();
  other.schema = kSchemaVersion + 1;
  test::write_file(path, encode(other));
  CHECK_THROWS_WITH(reading(), Catch::Contains("format"));
  for (const auto& [library, version] : library_versions()) {
    other = full_manifest();
    other.versions[library] = version + "1";
    test::write_file(path, encode(other));
    CAPTURE(library);
    CHECK_THROWS_WITH(reading(), Catch::Contains("attune-index build"));
  }
}

TEST_CASE("the content hash holds everything that decides an answer") {
  const auto base = content_hash(full_manifest(), "t");
  CHECK(base == content_hash(full_manifest(), "t"));
  CHECK(base != content_hash(full_manifest(), "u"));
  auto changed = full_manifest();
  changed.packs[0].content += "x";
  CHECK(base != content_hash(changed, "t"));
  changed = full_manifest();
  changed.messages["en"] = "zz";
  CHECK(base != content_hash(changed, "t"));
  changed = full_manifest();
  changed.packs[0].input = changed.packs[0].sha256 = "other";  // differ from build to build
  CHECK(base == content_hash(changed, "t"));
}

}  // namespace
}  // namespace attune::index
