// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/digest.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/support/sample_corpus.h"

namespace attune::index {
namespace {

std::string digest_of(const std::vector<std::string>& parts) {
  Digest digest;
  for (const auto& part : parts) digest.add(part);
  return digest.hex();
}

TEST_CASE("a file’s sum is what sha256sum prints") {
  const test::TempDir folder;
  const auto path = folder.path() / "x";
  struct Row {
    std::string bytes;
    const char* sum;
  };
  for (const auto& [bytes, sum] :
       {Row{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        Row{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        Row{std::string(1'000'000, 'a'),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}}) {
    test::write_file(path, bytes);
    CHECK(sha256_of_file(path.string()) == sum);
  }
}

TEST_CASE("what cannot be read has no sum, but a sentence") {
  const test::TempDir folder;
  CHECK_THROWS_WITH(sha256_of_file((folder.path() / "none").string()),
                    Catch::Contains("cannot read") && Catch::Contains("attune-index build"));
  CHECK_THROWS_AS(sha256_of_file(folder.path().string()), std::runtime_error);
}

TEST_CASE("parts are told apart, not only their concatenation") {
  CHECK(digest_of({"ab", "c"}) == digest_of({"ab", "c"}));
  CHECK(digest_of({"ab", "c"}) != digest_of({"a", "bc"}));
  CHECK(digest_of({"ab"}) != digest_of({"ab", ""}));
  CHECK(digest_of({}) != digest_of({""}));
  CHECK(digest_of({"x"}).size() == 64);
}

TEST_CASE("a digest may move before it is spent") {
  Digest first;
  first.add("a");
  Digest second = std::move(first);
  second.add("b");
  CHECK(second.hex() == digest_of({"a", "b"}));
}

}  // namespace
}  // namespace attune::index
