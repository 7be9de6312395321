// SPDX-License-Identifier: GPL-2.0-or-later
// search/openapi.yaml is true: every operation is asked as its examples say, and every answer, good
// or bad, has the form it promises.
#include <catch2/catch.hpp>

#include <algorithm>

#include "corpus/yaml.h"
#include "tests/http/api/json_schema.h"
#include "tests/http/api/shipped_api.h"

namespace {

using namespace attune;
using corpus::yaml::Value;

const Value& description() {
  static const Value root = [] {
    corpus::Diagnostics faults;
    auto read = corpus::yaml::read_file(ATTUNE_SOURCE_DIR "/search/openapi.yaml", faults);
    for (const auto& fault : faults.sorted()) FAIL_CHECK(corpus::to_line(fault));
    REQUIRE(read);
    return std::move(*read);
  }();
  return root;
}

std::string json_of(const Value& value) {
  switch (value.shape) {
    case corpus::yaml::Shape::Scalar:
      return value.is_typed ? value.text : boost::json::serialize(boost::json::string(value.text));
    case corpus::yaml::Shape::List:
      break;
    case corpus::yaml::Shape::Map: {
      std::string out;
      for (const auto& [key, mark, member] : value.members)
        out += (out.empty() ? "{\"" : ",\"") + key + "\":" + json_of(member);
      return out + "}";
    }
  }
  FAIL("an example of a body holds no lists yet");
  return {};
}

/// Path and query of an operation, filled from the parameters' examples.
std::string target_of(std::string path, const Value& operation) {
  std::string query;
  const auto* parameters = operation.find("parameters");
  if (parameters == nullptr) return path;
  for (const auto& parameter : parameters->items) {
    const auto& name = parameter.find("name")->text;
    const auto* example = parameter.find("example");
    INFO(path << " " << name);
    REQUIRE(example != nullptr);
    if (parameter.find("in")->text == "path") {
      path.replace(path.find("{" + name + "}"), name.size() + 2, example->text);
      continue;
    }
    const auto values =
        example->shape == corpus::yaml::Shape::List ? example->items : std::vector<Value>{*example};
    for (const auto& value : values)
      query += (query.empty() ? "?" : "&") + name + "=" + test::encoded(value.text);
  }
  return path + query;
}

void check_answer(const test::Reply& reply, const Value& operation) {
  const auto* response = operation.find("responses")->find(std::to_string(reply.status));
  REQUIRE(response != nullptr);
  if (const auto* reference = response->find("$ref")) {
    REQUIRE(reference->text == "#/components/responses/Problem");
    response = description().find("components")->find("responses")->find("Problem");
  }
  const auto& content = response->find("content")->members;
  const auto promised = std::find_if(content.begin(), content.end(), [&](const auto& each) {
    return reply.field("content-type").starts_with(each.key);
  });
  REQUIRE(promised != content.end());
  if (promised->key.find("json") == std::string::npos) return;
  const auto faults = test::schema_faults(boost::json::parse(reply.body),
                                          *promised->value.find("schema"), description());
  for (const auto& fault : faults) FAIL_CHECK(fault);
}

template <class Visit>
void for_each_operation(Visit visit) {
  for (const auto& [path, path_mark, methods] : description().find("paths")->members)
    for (const auto& [method, method_mark, operation] : methods.members) {
      std::string upper = method;
      std::transform(upper.begin(), upper.end(), upper.begin(),
                     [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      visit(path, upper, operation);
    }
}

std::string body_of(const Value& operation) {
  const auto* body = operation.find("requestBody");
  return body == nullptr
             ? ""
             : json_of(*body->find("content")->find("application/json")->find("example"));
}

}  // namespace

TEST_CASE("every operation answers its examples with 200 in the promised form") {
  const test::ShippedApi api;
  int operations = 0;
  for_each_operation(
      [&](const std::string& path, const std::string& method, const Value& operation) {
        const auto target = target_of(path, operation);
        const auto reply = test::ask(api.port(), method, target, body_of(operation));
        INFO(method << " " << target << "\n" << reply.body.substr(0, 300));
        CHECK(reply.status == 200);
        check_answer(reply, operation);
        ++operations;
      });
  CHECK(operations >= 9);
}

TEST_CASE(
    "every operation of the API refuses an unknown parameter with a problem in the promised form") {
  const test::ShippedApi api;
  for_each_operation([&](const std::string& path, const std::string& method,
                         const Value& operation) {
    if (!path.starts_with("/api/")) return;
    auto target = target_of(path, operation);
    target += (target.find('?') == std::string::npos ? "?" : "&") + std::string("no-such-thing=1");
    const auto reply = test::ask(api.port(), method, target, body_of(operation));
    INFO(method << " " << target);
    CHECK(reply.status == 400);
    check_answer(reply, operation);
    CHECK(boost::json::parse(reply.body).at("code") == "unknown-parameter");
  });
}

TEST_CASE("every address refuses a method it does not have and names those it has") {
  const test::ShippedApi api;
  for_each_operation(
      [&](const std::string& path, const std::string& method, const Value& operation) {
        const auto target = target_of(path, operation);
        const auto reply = method == "POST" ? api.get(target) : api.post(target, "{}");
        INFO(target);
        CHECK(reply.status == 405);
        CHECK(reply.field("allow").find(method) != std::string::npos);
      });
}
