// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/http/api/json_schema.h"

#include <algorithm>
#include <stdexcept>

namespace attune::test {
namespace {

namespace json = boost::json;
using corpus::yaml::Value;

class Checker {
 public:
  explicit Checker(const Value& description) : description_(description) {}

  void check(const json::value& value, const Value& schema, const std::string& at) {
    for (const auto& [keyword, mark, argument] : schema.members)
      check_keyword(value, keyword, argument, at);
  }

  std::vector<std::string> faults;

 private:
  void check_keyword(const json::value& value, const std::string& keyword, const Value& argument,
                     const std::string& at) {
    if (keyword == "$ref") return check(value, resolve(argument.text), at);
    if (keyword == "allOf") {
      for (const auto& part : argument.items) check(value, part, at);
    } else if (keyword == "type") {
      if (!has_type(value, argument)) faults.push_back(at + ": wrong type");
    } else if (keyword == "const") {
      if (!value.is_string() || value.as_string() != argument.text)
        faults.push_back(at + ": is not " + argument.text);
    } else if (keyword == "enum") {
      const auto same = [&](const Value& each) {
        return value.is_string() && value.as_string() == each.text;
      };
      if (std::none_of(argument.items.begin(), argument.items.end(), same))
        faults.push_back(at + ": not one of the values");
    } else if (keyword == "required") {
      for (const auto& name : argument.items)
        if (!value.is_object() || !value.as_object().contains(name.text))
          faults.push_back(at + ": lacks " + name.text);
    } else if (keyword == "properties") {
      check_properties(value, argument, at);
    } else if (keyword == "items") {
      if (value.is_array())
        for (std::size_t i = 0; i < value.as_array().size(); ++i)
          check(value.as_array()[i], argument, at + "/" + std::to_string(i));
    } else if (keyword != "description") {
      faults.push_back(at + ": the checker does not know “" + keyword + "”");
    }
  }

  void check_properties(const json::value& value, const Value& properties, const std::string& at) {
    if (!value.is_object()) return;
    for (const auto& [name, mark, schema] : properties.members)
      if (const auto* member = value.as_object().if_contains(name))
        check(*member, schema, at + "/" + name);
  }

  static bool has_type(const json::value& value, const Value& type) {
    if (type.shape == corpus::yaml::Shape::List)
      return std::any_of(type.items.begin(), type.items.end(),
                         [&](const Value& each) { return has_type(value, each); });
    if (type.text == "string") return value.is_string();
    if (type.text == "integer") return value.is_int64() || value.is_uint64();
    if (type.text == "number") return value.is_number();
    if (type.text == "array") return value.is_array();
    if (type.text == "object") return value.is_object();
    if (type.text == "boolean") return value.is_bool();
    if (type.text == "null") return value.is_null();
    throw std::logic_error("unknown type " + type.text);
  }

  const Value& resolve(const std::string& reference) const {
    const Value* at = &description_;
    for (std::size_t begin = 2; begin <= reference.size();) {  // after "#/"
      const auto end = std::min(reference.find('/', begin), reference.size());
      at = at->find(reference.substr(begin, end - begin));
      if (at == nullptr) throw std::logic_error("dangling " + reference);
      begin = end + 1;
    }
    return *at;
  }

  const Value& description_;
};

}  // namespace

std::vector<std::string> schema_faults(const boost::json::value& value,
                                       const corpus::yaml::Value& schema,
                                       const corpus::yaml::Value& description) {
  Checker checker(description);
  checker.check(value, schema, "");
  return std::move(checker.faults);
}

}  // namespace attune::test
