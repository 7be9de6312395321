// SPDX-License-Identifier: GPL-2.0-or-later
// Sentences and labels in the reader's language, from the compiled gettext catalogues of the locale
// packs.
//   messages.text("es", "emotion", "anger") → "Enfado"
//   messages.sentence("es", "There is no entry {id}.", {{"id", "x/y"}})
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attune::locales {

/// Values for the {name} placeholders of a sentence.
using Parameters = std::vector<std::pair<std::string_view, std::string>>;

/// Puts values into {name} placeholders; an unknown placeholder stays as it is.
[[nodiscard]] std::string with_parameters(std::string_view sentence, const Parameters& parameters);

/// Where a language's catalogue lies in a folder of catalogues: "es/LC_MESSAGES/attune.mo".
[[nodiscard]] std::string catalogue_file(const std::string& tag);

/// Immutable after loading; thread-safe.
class Messages {
 public:
  /// Reads every <directory>/<catalogue_file>. Throws std::runtime_error when there is
  /// none.
  explicit Messages(const std::string& directory);
  ~Messages();
  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;

  /// Tags with a catalogue, sorted.
  [[nodiscard]] const std::vector<std::string>& languages() const;

  /// The language to answer in: the first of `wanted` (a tag or an Accept-Language header) for
  /// which there is a catalogue of the same language and script; "en" when there is none.
  [[nodiscard]] std::string choose(std::string_view wanted) const;

  /// The translation of `id` in `context`; falls back to the English catalogue, then to `id`
  /// itself.
  [[nodiscard]] std::string text(const std::string& language, const std::string& context,
                                 const std::string& id) const;

  /// Is there a translation (or an equal text) of `id` in this very language? For checks of
  /// completeness.
  [[nodiscard]] bool has(const std::string& language, const std::string& context,
                         const std::string& id) const;

  /// A problem's sentence: context "problem", id = the English sentence with {name} placeholders.
  [[nodiscard]] std::string sentence(const std::string& language, const std::string& english,
                                     const Parameters& parameters) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attune::locales
