// SPDX-License-Identifier: GPL-2.0-or-later
// The JSON Schemas that authors' editors use name the same fields, the same required fields and the
// same ids as the reader and the taxonomy.
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "corpus/locale_pack.h"
#include "corpus/reader.h"
#include "corpus/taxonomy.h"
#include "fault_text.h"

namespace attune::corpus {
namespace {

namespace json = boost::json;

json::value read_schema(std::string_view name) {
  const auto path = fmt::format("{}/corpus/schema/{}.json", ATTUNE_SOURCE_ROOT, name);
  std::ifstream stream(path);
  REQUIRE(stream);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  return json::parse(text);
}

/// "id! situations why" in alphabetical order: names, with ! for required ones.
std::string shown(std::vector<FieldName> fields) {
  std::sort(fields.begin(), fields.end());
  std::string text;
  for (const FieldName& field : fields) {
    text += fmt::format("{}{} ", field.name, field.required ? "!" : "");
  }
  return text;
}

std::string shown(const json::value& object) {
  CHECK(object.at("additionalProperties") == false);
  const json::array& required = object.at("required").as_array();
  std::vector<FieldName> fields;
  for (const auto& property : object.at("properties").as_object()) {
    const bool is_required =
        std::find(required.begin(), required.end(), json::value(property.key())) != required.end();
    fields.push_back({property.key(), is_required});
  }
  CHECK(required.size() ==
        static_cast<std::size_t>(std::count_if(
            fields.begin(), fields.end(), [](const FieldName& field) { return field.required; })));
  return shown(std::move(fields));
}

TEST_CASE("each kind’s schema has the fields of the reader’s table") {
  for (std::size_t i = 0; i < kKinds; ++i) {
    const std::string name(name_of(static_cast<Kind>(i)));
    CAPTURE(name);
    const json::value schema = read_schema(name);
    const json::value& entry = schema.at("$defs").at("entry");
    CHECK(schema.at("properties").at("kind").at("const") == json::value(name));
    CHECK(shown(entry) == shown(field_names(name)));
    const auto* english = entry.at("properties").as_object().if_contains("english");
    const auto expected = field_names("english of " + name);
    CHECK((english != nullptr) == !expected.empty());
    if (english != nullptr) CHECK(shown(*english) == shown(expected));
  }
}

TEST_CASE("so have the parts") {
  const json::value common = read_schema("common"), scenario = read_schema("scenario");
  for (const std::string name : {"source", "review", "alternative", "step"}) {
    CAPTURE(name);
    CHECK(shown(common.at("$defs").at(name)) == shown(field_names(name)));
  }
  for (const std::string name : {"passage", "reply", "criterion"}) {
    CAPTURE(name);
    CHECK(shown(scenario.at("$defs").at(name)) == shown(field_names(name)));
  }
  CHECK(field_names("nothing").empty());
  CHECK(field_names("english of nothing").empty());
}

TEST_CASE("locale.yaml’s schema has the fields of its reader") {
  const json::value locale = read_schema("locale");
  CHECK(shown(locale) == shown(locale_field_names("locale")));
  for (const std::string name : {"register", "genders", "analysis"}) {
    CAPTURE(name);
    CHECK(shown(locale.at("$defs").at(name)) == shown(locale_field_names(name)));
  }
}

TEST_CASE("ids in the schemas are those of the taxonomy") {
  Diagnostics faults;
  const Taxonomy taxonomy = read_taxonomy(ATTUNE_SOURCE_ROOT "/corpus/taxonomy.yaml", faults);
  const TaxonomyIds ids(taxonomy);
  const json::value common = read_schema("common");
  for (std::size_t i = 0; i < kAxes; ++i) {
    const auto axis = static_cast<Axis>(i);
    CAPTURE(name_of(axis));
    json::array expected(ids.known(axis).begin(), ids.known(axis).end());
    CHECK(common.at("$defs").at(name_of(axis)).at("enum") == json::value(expected));
  }
}

}  // namespace
}  // namespace attune::corpus
