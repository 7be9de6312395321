// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/target.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using attune::http::kMaxTargetBytes;
using attune::http::parse_target;

namespace {

/// "path|key=value|key=value", or "refused".
std::string shown(std::string_view text) {
  const auto target = parse_target(text);
  if (!target) return "refused";
  std::string line = target->path;
  for (const auto& [key, value] : target->params)
    line.append("|").append(key).append("=").append(value);
  return line;
}

}  // namespace

TEST_CASE("targets are decoded") {
  struct Row {
    std::string text, expected;
  };
  const std::vector<Row> rows{
      {"/", "/"},
      {"/?", "/"},
      {"/a/b/", "/a/b/"},
      {"/a?q=1&q=2", "/a|q=1|q=2"},
      {"/a?q", "/a|q="},
      {"/a?=x", "/a|=x"},
      {"/a?&&q=1&", "/a|q=1"},
      {"/a?q=a+b%2Bc%20d", "/a|q=a b+c d"},
      {"/a?q=a=b", "/a|q=a=b"},
      {"/a+b", "/a+b"},
      {"/a%20b", "/a b"},
      {"/a%2Fb", "/a/b"},
      {"/%E6%97%A5%E6%9C%AC?q=%f0%9f%98%80", "/\xe6\x97\xa5\xe6\x9c\xac|q=\xf0\x9f\x98\x80"},
      {"/a?q=//..%2F../", "/a|q=//../../"},
      {"/a.b/..c/...", "/a.b/..c/..."},
      {"/a:b@c;d,e", "/a:b@c;d,e"},
      {"/" + std::string(kMaxTargetBytes - 1, 'a'), "/" + std::string(kMaxTargetBytes - 1, 'a')},
  };
  for (const Row& row : rows) CHECK(shown(row.text) == row.expected);
}

TEST_CASE("targets that nobody should send are refused") {
  using namespace std::string_literals;
  const std::vector<std::string> rows{
      "",
      "*",
      "a",
      "?q=1",
      "http://localhost/",
      "localhost:80",
      "//",
      "//a",
      "/a//b",
      "/a//",
      "/%2Fa",
      "/a%2F%2Fb",
      "/.",
      "/..",
      "/a/.",
      "/a/..",
      "/./a",
      "/../a",
      "/%2e",
      "/%2E%2e/a",
      "/a/.%2e/b",
      "/a%2F..%2Fb",
      "/a%2F%2e",
      "/a\0"s,
      "/a%00",
      "/a%0a",
      "/a%0D",
      "/a%7f",
      "/a%C2%85",
      "/a?q=%00",
      "/a?q=%0A",
      "/a?%1b=1",
      "/a?q=%c2%9f",
      "/%ff",
      "/%c0%af",
      "/%ed%a0%80",
      "/a?q=%80",
      "/a?%ff=1",
      "/a?q=%f5%80%80%80",
      "/a?q=%e2%82",
      "/\xc3\xa9",
      "/a?q=%",
      "/a?q=%2",
      "/a?q=%zz",
      "/a b",
      "/a#b",
      "/a?q=a b",
      "/a\\b",
      "/a\"",
      "/<a>",
      "/a?q=a#b",
      "/" + std::string(kMaxTargetBytes, 'a'),
  };
  for (const std::string& row : rows) {
    INFO(row);
    CHECK(shown(row) == "refused");
  }
}
