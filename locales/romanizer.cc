// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/romanizer.h"

#include <unicode/translit.h>

#include <mutex>
#include <stdexcept>

namespace attune::locales {

struct Romanizer::State {
  std::mutex mutex;
  std::unique_ptr<icu::Transliterator> transliterator;
};

Romanizer::Romanizer() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->transliterator.reset(
      icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0)
    throw std::runtime_error("ICU has no transliteration data; reinstall libicu72");
}

Romanizer::~Romanizer() = default;

std::string Romanizer::latin(std::string_view text) const {
  auto letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  {
    const std::lock_guard lock(state_->mutex);
    state_->transliterator->transliterate(letters);
  }
  std::string out;
  letters.toUTF8String(out);
  std::erase_if(out, [](char c) { return c < 'a' || c > 'z'; });
  return out;
}

}  // namespace attune::locales
