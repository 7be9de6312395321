// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_set>

#include "corpus/text.h"

namespace attune::corpus::yaml {
namespace {

Mark mark_of(const yaml_mark_t& mark) {
  return {static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1};
}

std::string_view view(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Numbers of YAML's core schema, generously: digits with at most one each of sign, point and
/// exponent; 0x and 0o; .inf and .nan.
bool looks_like_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text == ".inf" || text == ".Inf" || text == ".INF") return true;
  if (text == ".nan" || text == ".NaN" || text == ".NAN") return true;
  if (text.starts_with("0x") || text.starts_with("0o")) {
    return text.size() > 2 && text.find_first_not_of("0123456789abcdefABCDEF", 2) == text.npos;
  }
  const auto take_digits = [&text] {
    const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
    const auto count = static_cast<std::size_t>(end - text.begin());
    text.remove_prefix(count);
    return count;
  };
  std::size_t digits = take_digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += take_digits();
  }
  if (digits == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

bool looks_typed(std::string_view text) {
  constexpr std::array<std::string_view, 10> kWords{"~",    "null", "Null",  "NULL",  "true",
                                                    "True", "TRUE", "false", "False", "FALSE"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end() || looks_like_number(text);
}

/// One libyaml event, freed by its owner.
class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event_); }

  /// Replaces this event by the parser's next one; false on a fault of syntax.
  bool fill(yaml_parser_t& parser) {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser, &event_) != 0;
  }
  [[nodiscard]] yaml_event_type_t type() const { return event_.type; }
  [[nodiscard]] Mark mark() const { return mark_of(event_.start_mark); }
  [[nodiscard]] const yaml_event_t& raw() const { return event_; }

 private:
  yaml_event_t event_{};
};

class Parser {
 public:
  explicit Parser(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { yaml_parser_delete(&parser_); }
  [[nodiscard]] yaml_parser_t& get() { return parser_; }

 private:
  yaml_parser_t parser_{};
};

/// Builds the tree from events. Every function returns false once the syntax is broken: nothing
/// that follows can be trusted then.
class Builder {
 public:
  Builder(std::string_view text, const std::string& file, Diagnostics& faults)
      : parser_(text), file_(file), faults_(faults) {}

  std::optional<Value> run() {
    Value root;
    if (!next() || !next()) return std::nullopt;  // stream start, then the document or the end
    if (event_.type() == YAML_STREAM_END_EVENT) {
      add({}, "empty-file", "the file says nothing", "write its first line, or delete it");
      return std::nullopt;
    }
    refuse_directives();
    if (!next() || !read_node(root) || !next() || !next()) return std::nullopt;
    if (event_.type() != YAML_STREAM_END_EVENT) {
      add(event_.mark(), "second-document", "a file holds one document",
          "remove the line “---” or “...” and what follows");
    }
    return root;
  }

 private:
  bool next() {
    if (event_.fill(parser_.get())) return true;
    const yaml_parser_t& parser = parser_.get();
    if (parser.error == YAML_READER_ERROR)
      return false;  // check_text has named every such character
    const char* problem = parser.problem != nullptr ? parser.problem : "out of memory";
    const std::string sentence = parser.context != nullptr
                                     ? fmt::format("{}, {}", parser.context, problem)
                                     : std::string(problem);
    add(mark_of(parser.problem_mark), "yaml-syntax", sentence,
        "check quotes, colons and indentation here and just above");
    return false;
  }

  void add(Mark mark, std::string code, std::string sentence, std::string remedy) {
    faults_.add({file_, mark, std::move(code), std::move(sentence), std::move(remedy)});
  }

  void refuse_directives() {
    const auto& start = event_.raw().data.document_start;
    if (start.version_directive != nullptr ||
        start.tag_directives.start != start.tag_directives.end) {
      add(event_.mark(), "directive", "directives (%YAML, %TAG) are not used here",
          "delete the line");
    }
  }

  void refuse_extras(const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor != nullptr) {
      add(event_.mark(), "anchor", "anchors (&name) are not used here",
          "write the value out where it is needed; quote a text that begins with &");
    }
    if (tag != nullptr) {
      add(event_.mark(), "tag", "tags (!name) are not used here",
          "delete it; quote a text that begins with !");
    }
  }

  /// Reads the node that the current event begins, up to and including its last event.
  bool read_node(Value& value) {
    value.mark = event_.mark();
    switch (event_.type()) {
      case YAML_SCALAR_EVENT:
        read_scalar(value);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        value.shape = Shape::List;
        refuse_extras(event_.raw().data.sequence_start.anchor,
                      event_.raw().data.sequence_start.tag);
        return read_nested(value, &Builder::read_items);
      case YAML_MAPPING_START_EVENT:
        value.shape = Shape::Map;
        refuse_extras(event_.raw().data.mapping_start.anchor, event_.raw().data.mapping_start.tag);
        return read_nested(value, &Builder::read_members);
      default:  // an alias: libyaml sends nothing else where a node may stand
        add(event_.mark(), "alias", "aliases (*name) are not used here",
            "write the value out; quote a text that begins with *");
        return true;
    }
  }

  bool read_nested(Value& value, bool (Builder::*read)(Value&)) {
    if (depth_ == kDeepest) {
      add(value.mark, "too-deep", fmt::format("nested deeper than {} levels", kDeepest),
          "flatten the structure");
      return false;
    }
    ++depth_;
    const bool ok = (this->*read)(value);
    --depth_;
    return ok;
  }

  void read_scalar(Value& value) {
    const yaml_event_t& raw = event_.raw();
    const auto& scalar = raw.data.scalar;
    refuse_extras(scalar.anchor, scalar.tag);
    value.text = view(scalar.value, scalar.length);
    if (scalar.length > kLongestScalar) {
      add(value.mark, "too-long", "a text is longer than 64 KiB", "split it");
      value.text.clear();
    }
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool block =
        scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
    value.is_typed = plain && looks_typed(value.text);
    if (block) value.text.erase(value.text.find_last_not_of('\n') + 1);
    if (const std::string flaw = flaw_of(value.text); !plain && !block && !flaw.empty()) {
      add(value.mark, "hidden-character", fmt::format("an escape stands for {}", flaw),
          "write the visible character that was meant");
    }
    const std::uint32_t quotes = plain ? 0 : 1;
    const auto width = static_cast<std::uint32_t>(raw.end_mark.column - raw.start_mark.column);
    if (!block && raw.start_mark.line == raw.end_mark.line &&
        count_code_points(value.text) + 2 * quotes == width) {
      value.text_mark = {value.mark.line, value.mark.column + quotes};
    }
  }

  bool read_items(Value& list) {
    for (;;) {
      if (!next()) return false;
      if (event_.type() == YAML_SEQUENCE_END_EVENT) return true;
      const bool alias = event_.type() == YAML_ALIAS_EVENT;
      if (Value item; !read_node(item)) {
        return false;
      } else if (!alias) {
        list.items.push_back(std::move(item));
      }
    }
  }

  bool read_members(Value& map) {
    std::unordered_set<std::string> seen;
    for (;;) {
      if (!next()) return false;
      if (event_.type() == YAML_MAPPING_END_EVENT) return true;
      Value key;
      if (!read_node(key) || !next()) return false;
      Member member{key.text, key.mark, {}};
      const bool keep = check_key(key, seen) && event_.type() != YAML_ALIAS_EVENT;
      if (!read_node(member.value)) return false;
      if (keep) map.members.push_back(std::move(member));
    }
  }

  bool check_key(const Value& key, std::unordered_set<std::string>& seen) {
    if (key.shape != Shape::Scalar || key.is_typed || key.text.empty()) {
      add(key.mark, "bad-key", "a key is a word", "write `word: value`; quote a number");
      return false;
    }
    if (seen.insert(key.text).second) return true;
    add(key.mark, "duplicate-key", fmt::format("“{}” stands twice in this mapping", key.text),
        "keep one of them");
    return false;
  }

  Parser parser_;
  Event event_;
  std::size_t depth_ = 0;
  const std::string& file_;
  Diagnostics& faults_;
};

/// YAML forbids tabs as indentation, and libyaml's words for it are obscure.
bool indents_with_tabs(std::string_view text, const std::string& file, Diagnostics& faults) {
  constexpr int kMostTabs = 100;
  int found = 0;
  for (std::uint32_t line = 1; !text.empty() && found < kMostTabs; ++line) {
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    if (indent < text.size() && text[indent] == '\t') {
      faults.add({file,
                  {line, static_cast<std::uint32_t>(indent) + 1},
                  "tab",
                  "a tab in the indentation",
                  "indent with spaces"});
      ++found;
    }
    const std::size_t end = text.find('\n');
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return found > 0;
}

}  // namespace

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::optional<Value> parse(std::string_view text, const std::string& file, Diagnostics& faults) {
  if (text.size() > kLargestFile) {
    faults.add({file, {}, "too-large", "the file is larger than 4 MiB", "split it"});
    return std::nullopt;
  }
  if (!check_text(text, file, faults)) return std::nullopt;
  if (indents_with_tabs(text, file, faults)) return std::nullopt;
  return Builder(text, file, faults).run();
}

std::optional<Value> read_file(const std::filesystem::path& path, Diagnostics& faults) {
  const auto text = read_text_file(path, faults);
  if (!text) return std::nullopt;
  return parse(*text, path.generic_string(), faults);
}

}  // namespace attune::corpus::yaml
