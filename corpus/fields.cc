// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields.h"

#include <fmt/format.h>

#include <charconv>

namespace attune::corpus {
namespace {

std::string_view name_of(yaml::Shape shape) {
  switch (shape) {
    case yaml::Shape::Scalar:
      return "a single value";
    case yaml::Shape::List:
      return "a list";
    case yaml::Shape::Map:
      return "a mapping";
  }
  return "";
}

/// "“say[0].text”", for sentences; the entry itself at the top.
std::string here(const Reading& reading) {
  return reading.path.empty() ? "this" : fmt::format("“{}”", reading.path);
}

bool expect_shape(Reading& reading, const yaml::Value& value, yaml::Shape wanted) {
  if (value.shape == wanted) return true;
  reading.fault(value.mark, "wrong-shape",
                fmt::format("{} should be {}, and is {}", here(reading), name_of(wanted),
                            name_of(value.shape)),
                "see corpus/content/README.md for the shape of this field");
  return false;
}

void remember(Reading& reading, const yaml::Value& value) {
  if (reading.spots != nullptr) {
    reading.spots->push_back({reading.path, value.mark, value.text_mark});
  }
}

}  // namespace

void Reading::fault(Mark mark, std::string code, std::string sentence, std::string remedy) {
  faults.add({file, mark, std::move(code), std::move(sentence), std::move(remedy)});
}

PathStep::PathStep(Reading& reading, std::string_view name)
    : reading_(reading), length_(reading.path.size()) {
  if (length_ != 0) reading.path += '.';
  reading.path += name;
}

PathStep::PathStep(Reading& reading, std::size_t index)
    : reading_(reading), length_(reading.path.size()) {
  reading.path += fmt::format("[{}]", index);
}

void read_value(Reading& reading, const yaml::Value& value, Limits, std::string& out) {
  if (!expect_shape(reading, value, yaml::Shape::Scalar)) return;
  remember(reading, value);
  if (value.is_typed) {
    reading.fault(
        value.mark, "not-a-text",
        fmt::format("{} should be a text, and {} is not one in YAML", here(reading), value.text),
        fmt::format("quote it: \"{}\"", value.text));
    return;
  }
  if (value.text.find_first_not_of(" \n\t") == value.text.npos) {
    reading.fault(value.mark, "empty-text", fmt::format("{} is empty", here(reading)),
                  "write it, or delete the key");
    return;
  }
  constexpr std::string_view kSpaces = " \n\t";
  if (kSpaces.find(value.text.front()) != kSpaces.npos ||
      kSpaces.find(value.text.back()) != kSpaces.npos) {
    reading.fault(value.mark, "stray-space",
                  fmt::format("{} begins or ends with white space", here(reading)), "delete it");
  }
  out = value.text;
}

void read_value(Reading& reading, const yaml::Value& value, Limits limits, int& out) {
  if (!expect_shape(reading, value, yaml::Shape::Scalar)) return;
  remember(reading, value);
  int number = 0;
  const char* end = value.text.data() + value.text.size();
  const auto [stop, error] = std::from_chars(value.text.data(), end, number);
  const bool is_number = error != std::errc::invalid_argument && stop == end && value.is_typed;
  if (!is_number) {
    reading.fault(value.mark, "not-a-number",
                  fmt::format("{} should be a whole number without quotes", here(reading)),
                  fmt::format("write a number from {} to {}", limits.low, limits.high));
  } else if (error == std::errc::result_out_of_range || number < limits.low ||
             number > limits.high) {
    reading.fault(value.mark, "out-of-range",
                  fmt::format("{} is {}, outside {} to {}", here(reading), value.text, limits.low,
                              limits.high),
                  "choose a number in that range");
  } else {
    out = number;
  }
}

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::optional<int>& out) {
  constexpr int kUnread = std::numeric_limits<int>::min();
  int number = kUnread;
  read_value(reading, value, limits, number);
  if (number != kUnread) out = number;
}

void read_value(Reading& reading, const yaml::Value& value, Limits, bool& out) {
  if (!expect_shape(reading, value, yaml::Shape::Scalar)) return;
  remember(reading, value);
  if (value.is_typed && (value.text == "true" || value.text == "false")) {
    out = value.text == "true";
  } else {
    reading.fault(value.mark, "not-a-truth-value",
                  fmt::format("{} should be true or false", here(reading)),
                  "write true or false without quotes");
  }
}

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<std::string>& out) {
  if (!expect_list(reading, value, limits)) return;
  out.clear();
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const PathStep step(reading, i);
    std::string text;
    read_value(reading, value.items[i], {}, text);
    if (!text.empty()) out.push_back(std::move(text));
  }
}

void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::map<std::string, std::string>& out) {
  if (!expect_map(reading, value)) return;
  for (const yaml::Member& member : value.members) {
    const PathStep step(reading, member.key);
    std::string text;
    read_value(reading, member.value, limits, text);
    if (!text.empty()) out[member.key] = std::move(text);
  }
}

bool expect_map(Reading& reading, const yaml::Value& value) {
  remember(reading, value);
  return expect_shape(reading, value, yaml::Shape::Map);
}

bool expect_list(Reading& reading, const yaml::Value& value, Limits limits) {
  remember(reading, value);
  if (!expect_shape(reading, value, yaml::Shape::List)) return false;
  const auto size = static_cast<int>(value.items.size());
  if (size < limits.low) {
    reading.fault(value.mark, "too-few",
                  fmt::format("{} has {} of at least {} items", here(reading), size, limits.low),
                  "write the missing ones");
  }
  return true;
}

void report_unknown_key(Reading& reading, const yaml::Member& member,
                        const std::vector<std::string_view>& known) {
  const std::string where = reading.path.empty() ? "" : fmt::format(" of “{}”", reading.path);
  reading.fault(member.mark, "unknown-key", fmt::format("“{}” is not a field{}", member.key, where),
                did_you_mean(member.key, known));
}

void report_missing_key(Reading& reading, const yaml::Value& map, std::string_view name) {
  const std::string where = reading.path.empty() ? "" : fmt::format(" of “{}”", reading.path);
  reading.fault(map.mark, "missing-key", fmt::format("“{}”{} is missing", name, where), "add it");
}

}  // namespace attune::corpus
