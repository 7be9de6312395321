// SPDX-License-Identifier: GPL-2.0-or-later
// How a YAML mapping becomes a struct: one constexpr table per struct says which fields there are,
// which must be there, and where each goes. Unknown keys, missing fields, wrong shapes, empty texts
// and numbers out of range become faults, and reading goes on.
//
//   struct Lamp { std::string colour; std::optional<int> watts; };
//   constexpr std::array kLampFields{
//       Field<Lamp>{"colour", Need::Required, {}, &into<&Lamp::colour>},
//       Field<Lamp>{"watts", Need::Optional, {1, 100}, &into<&Lamp::watts>}};
//   read_fields<Lamp>(reading, value, kLampFields, lamp);
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/diagnostics.h"
#include "corpus/entry.h"
#include "corpus/yaml.h"

namespace attune::corpus {

/// The state of reading one file: where faults go, and where in the entry we are ("say[0].text").
struct Reading {
  const std::string& file;
  Diagnostics& faults;
  std::vector<Spot>* spots = nullptr;  ///< when set, the place of every value is kept here
  std::string path;

  void fault(Mark mark, std::string code, std::string sentence, std::string remedy);
};

/// Lengthens `reading.path` while in scope: by ".name" or "[index]".
class PathStep {
 public:
  PathStep(Reading& reading, std::string_view name);
  PathStep(Reading& reading, std::size_t index);
  PathStep(const PathStep&) = delete;
  PathStep& operator=(const PathStep&) = delete;
  ~PathStep() { reading_.path.resize(length_); }

 private:
  Reading& reading_;
  std::size_t length_;
};

enum class Need : std::uint8_t { Optional, Required };

/// Bounds of a number, or of the length of a list.
struct Limits {
  int low = 0;
  int high = std::numeric_limits<int>::max();
};

template <class Owner>
struct Field {
  std::string_view name;
  Need need = Need::Optional;
  Limits limits;
  void (*read)(Reading&, const yaml::Value&, Limits, Owner&) = nullptr;
};

// One reader per type of member. A value of the wrong shape is a fault and leaves `out` as it was;
// a list replaces what `out` held, a mapping of texts replaces it key by key (so a region inherits
// the rest).
void read_value(Reading& reading, const yaml::Value& value, Limits limits, std::string& out);
void read_value(Reading& reading, const yaml::Value& value, Limits limits, int& out);
void read_value(Reading& reading, const yaml::Value& value, Limits limits, std::optional<int>& out);
void read_value(Reading& reading, const yaml::Value& value, Limits limits, bool& out);
void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::vector<std::string>& out);
void read_value(Reading& reading, const yaml::Value& value, Limits limits,
                std::map<std::string, std::string>& out);

/// Faults unless `value` is a mapping (a list): the sentence names what was found instead.
bool expect_map(Reading& reading, const yaml::Value& value);
bool expect_list(Reading& reading, const yaml::Value& value, Limits limits);

void report_unknown_key(Reading& reading, const yaml::Member& member,
                        const std::vector<std::string_view>& known);
void report_missing_key(Reading& reading, const yaml::Value& map, std::string_view name);

template <class MemberPointer>
struct OwnerOf;
template <class Owner, class Type>
struct OwnerOf<Type Owner::*> {
  using type = Owner;
};

/// Reads into a member: the function pointer of a Field.
template <auto Member>
void into(Reading& reading, const yaml::Value& value, Limits limits,
          typename OwnerOf<decltype(Member)>::type& owner) {
  read_value(reading, value, limits, owner.*Member);
}

template <class Owner>
const Field<Owner>* find_field(std::span<const Field<Owner>> fields, std::string_view name) {
  for (const Field<Owner>& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

template <class Owner>
std::vector<std::string_view> names_of(std::span<const Field<Owner>> fields) {
  std::vector<std::string_view> names;
  for (const Field<Owner>& field : fields) names.push_back(field.name);
  return names;
}

/// Reads a mapping by its table.
template <class Owner>
void read_fields(Reading& reading, const yaml::Value& map, std::span<const Field<Owner>> fields,
                 Owner& out) {
  if (!expect_map(reading, map)) return;
  for (const yaml::Member& member : map.members) {
    const Field<Owner>* field = find_field(fields, member.key);
    if (field == nullptr) {
      report_unknown_key(reading, member, names_of(fields));
      continue;
    }
    const PathStep step(reading, member.key);
    field->read(reading, member.value, field->limits, out);
  }
  for (const Field<Owner>& field : fields) {
    if (field.need == Need::Required && map.find(field.name) == nullptr) {
      report_missing_key(reading, map, field.name);
    }
  }
}

/// Reads a list of mappings; `mark` of an item, where it has one, is where its mapping begins.
template <class Item>
void read_list_of(Reading& reading, const yaml::Value& list, Limits limits,
                  std::span<const Field<Item>> fields, std::vector<Item>& out) {
  if (!expect_list(reading, list, limits)) return;
  out.clear();
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const PathStep step(reading, i);
    Item item;
    if constexpr (requires { item.mark; }) item.mark = list.items[i].mark;
    read_fields<Item>(reading, list.items[i], fields, item);
    out.push_back(std::move(item));
  }
}

}  // namespace attune::corpus
