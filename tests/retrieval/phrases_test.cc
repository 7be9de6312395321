// SPDX-License-Identifier: GPL-2.0-or-later
// Every shipped phrase and first word of a protocol renders in its locale with the taxonomy's
// example values, whoever speaks and is spoken to.
#include <catch2/catch.hpp>

#include <charconv>

#include "locales/format.h"
#include "search/engine.h"

namespace {

using namespace attune;

locales::Argument example_of(const index::TaxonomyLists::Slot& slot, const locales::Locale& locale,
                             const std::string& gender) {
  if (slot.type == "date") return locales::Date{2026, 3, 14};
  if (slot.type == "time") return locales::Time{15, 30};
  if (slot.type == "money") return locales::Money{24.9, "EUR"};
  if (slot.type == "gender") return gender;
  if (slot.type == "name") return locales::person_name(locale, "", {"Amina", "Keller", "", gender});
  if (slot.type == "number") return 3.0;
  return slot.example;
}

locales::Arguments examples(const search::Engine& engine, const locales::Locale& locale,
                            const std::string& gender) {
  locales::Arguments out;
  for (const auto& slot : engine.taxonomy().slots)
    out.emplace(slot.id, example_of(slot, locale, gender));
  return out;
}

}  // namespace

TEST_CASE("everything that can be sent renders whole") {
  const auto engine = search::Engine::load(ATTUNE_BINARY_DIR "/index");
  std::size_t rendered = 0;
  for (const auto& pack : engine->packs())
    for (search::DocId id = 0; id < pack->size() && !pack->is_utterance(id); ++id) {
      const auto& document = pack->document(id);
      const auto& locale = pack->locale_for(document.record.locale);
      for (const auto* gender : {"feminine", "masculine"})
        for (const auto& wording : index::sendable(document.record)) {
          const auto result = locales::render(wording.pattern, document.record.locale,
                                              examples(*engine, locale, gender));
          INFO(document.record.locale << " " << document.record.id << " " << wording.pattern);
          const auto* text = std::get_if<std::string>(&result);
          REQUIRE(text != nullptr);
          CHECK(text->find_first_of("{}") == std::string::npos);
          CHECK(!text->empty());
          ++rendered;
        }
    }
  CHECK(rendered > 8 * 40 * 2);
}
