// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/yaml.h"

#include <catch2/catch.hpp>

#include "corpus/text.h"
#include "fault_text.h"

namespace attune::corpus {
namespace {

/// The tree as one line: {key: "text", list: ["a", 3]}; texts in quotes, typed scalars without.
std::string shown(const yaml::Value& value) {
  std::string text;
  switch (value.shape) {
    case yaml::Shape::Scalar:
      return value.is_typed ? value.text : fmt::format("\"{}\"", value.text);
    case yaml::Shape::List:
      for (const auto& item : value.items) text += (text.empty() ? "" : ", ") + shown(item);
      return fmt::format("[{}]", text);
    case yaml::Shape::Map:
      for (const auto& member : value.members) {
        text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", member.key, shown(member.value));
      }
      return fmt::format("{{{}}}", text);
  }
  return text;
}

TEST_CASE("what authors write becomes a tree") {
  const std::vector<std::pair<std::string, std::string>> kGood{
      {"a: 1\n", "{a: 1}"},
      {"a: '1'\n", "{a: \"1\"}"},
      {"a: \"1\"", "{a: \"1\"}"},
      {"a:\n", "{a: \"\"}"},
      {"a: true\nb: null\nc: ~\nd: yes\n", "{a: true, b: null, c: ~, d: \"yes\"}"},
      {"on: 2026-03-14\n", "{on: \"2026-03-14\"}"},
      {"a: [b, 'c, d', -1, 2.5, 1e3, 0x1F]\n", "{a: [\"b\", \"c, d\", -1, 2.5, 1e3, 0x1F]}"},
      {"a: 1.2.3\nb: 12 Hill Street\n", "{a: \"1.2.3\", b: \"12 Hill Street\"}"},
      {"- a\n- {b: c} # comment\n", "[\"a\", {b: \"c\"}]"},
      {"a: >\n  one\n  two\n", "{a: \"one two\"}"},
      {"a: |\n  one\n  two\n", "{a: \"one\ntwo\"}"},
      {"a: \"¿Qué pasó? \\u2019\"\n", "{a: \"¿Qué pasó? ’\"}"},
      {"a: สวัสดีครับ 您好 مرحبًا\n", "{a: \"สวัสดีครับ 您好 مرحبًا\"}"},
      {"a: \u2066אב\u2069\u200E\u200D\n", "{a: \"\u2066אב\u2069\u200E\u200D\"}"},
      {"---\na: b\n", "{a: \"b\"}"},
  };
  for (const auto& [text, expected] : kGood) {
    CAPTURE(text);
    Diagnostics faults;
    const auto value = yaml::parse(text, "x.yaml", faults);
    CHECK(fault_text(faults).empty());
    REQUIRE(value.has_value());
    CHECK(shown(*value) == expected);
  }
}

TEST_CASE("everything else is refused with its place") {
  const std::vector<std::pair<std::string, std::string>> kBad{
      {"", "0:0: empty-file\n"},
      {"# only a comment\n", "0:0: empty-file\n"},
      {"a: &x b\n", "1:4: anchor\n"},
      {"a: &x [b]\nc: *x\n", "1:4: anchor\n2:4: alias\n"},
      {"- &a [*a]\n", "1:3: anchor\n1:7: alias\n"},
      {"a: !!str 1\n", "1:4: tag\n"},
      {"a: !x {b: c}\n", "1:4: tag\n"},
      {"%YAML 1.1\n---\na: b\n", "1:1: directive\n"},
      {"a: b\n---\nc: d\n", "2:1: second-document\n"},
      {"a: b\nc: d\na: e\n", "3:1: duplicate-key\n"},
      {"é: b\nc: {x: 1, \"x\": 2}\n", "2:11: duplicate-key\n"},
      {"1: b\n", "1:1: bad-key\n"},
      {"true: b\n? [a]\n: b\n", "1:1: bad-key\n2:3: bad-key\n"},
      {"? \n: b\n", "1:2: bad-key\n"},
      {"\ta: b\n", "1:1: tab\n"},
      {"a:\n  - b\n \t- c\n", "3:2: tab\n"},
      {"a: \"b\n", "2:1: yaml-syntax\n"},
      {"a: [b\nc: d\n", "2:2: yaml-syntax\n"},
      {"a: b: c\n", "1:5: yaml-syntax\n"},
      {"a: é\xFF\n", "1:5: bad-utf8\n"},
      {"a: \xC0\x80\n", "1:4: bad-utf8\n"},
      {"a: \xED\xA0\x80\n", "1:4: bad-utf8\n"},
      {"a: ñe\u0301x\n", "1:5: not-nfc\n"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "1:1: byte-order-mark\n"},
      {"a: b\x07\n", "1:5: control-character\n"},
      {std::string("a: b\0c\n", 7), "1:5: control-character\n"},
      {"a: b\u2028\n", "1:5: control-character\n"},
      {"a: x\u202Ey\n", "1:5: bidi-override\n"},
      {"a: x\u202Ay\nb: \u202C\n", "1:5: bidi-override\n2:4: bidi-override\n"},
      {"a: b\r\nc: d\r\n", "1:5: carriage-return\n"},
      {"a: \"x\\u202Ey\"\n", "1:4: hidden-character\n"},
      {"a: \"e\\u0301\"\n", "1:4: hidden-character\n"},
      {"a: \"\\0\"\n", "1:4: hidden-character\n"},
      {"a: &x b\nb: !y c\nb: d\n", "1:4: anchor\n2:4: tag\n3:1: duplicate-key\n"},
  };
  for (const auto& [text, expected] : kBad) {
    CAPTURE(text);
    Diagnostics faults;
    static_cast<void>(yaml::parse(text, "x.yaml", faults));
    CHECK(fault_text(faults) == expected);
  }
}

TEST_CASE("limits are refused, and just below them all is well") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  const std::vector<std::pair<std::string, std::string>> kLimits{
      {nested(yaml::kDeepest), ""},
      {nested(yaml::kDeepest + 1), "1:33: too-deep\n"},
      {nested(100000), "1:33: too-deep\n"},
      {"a: " + std::string(yaml::kLongestScalar, 'x'), ""},
      {"a: " + std::string(yaml::kLongestScalar + 1, 'x'), "1:4: too-long\n"},
      {"a: b\n#" + std::string(kLargestFile, 'x'), "0:0: too-large\n"},
  };
  for (const auto& [text, expected] : kLimits) {
    CAPTURE(text.size());
    Diagnostics faults;
    static_cast<void>(yaml::parse(text, "x.yaml", faults));
    CHECK(fault_text(faults) == expected);
  }
}

TEST_CASE("a text says where it begins when the file shows it unchanged") {
  const std::vector<std::pair<std::string, Mark>> kTexts{
      {"a: plain", {1, 4}},          {"a: \"quoted\"", {1, 5}}, {"a: 'ünï'", {1, 5}},
      {"a: \"an \\u2019\"", {0, 0}}, {"a: 'it''s'", {0, 0}},    {"a: |\n  block\n", {0, 0}},
      {"a: one\n  two\n", {0, 0}},
  };
  for (const auto& [text, expected] : kTexts) {
    CAPTURE(text);
    Diagnostics faults;
    const auto value = yaml::parse(text, "x.yaml", faults);
    REQUIRE(value.has_value());
    CHECK(value->find("a")->text_mark == expected);
    CHECK(value->find("a")->mark == Mark{1, 4});
  }
}

TEST_CASE("a file that is not there, or a folder, is a fault") {
  const TempFolder folder;
  Diagnostics faults;
  CHECK_FALSE(yaml::read_file(folder.path() / "none.yaml", faults).has_value());
  CHECK_FALSE(yaml::read_file(folder.path(), faults).has_value());
  CHECK(fault_text(faults) == "0:0: unreadable\n0:0: unreadable\n");
}

}  // namespace
}  // namespace attune::corpus
