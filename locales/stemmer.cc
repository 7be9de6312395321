// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/stemmer.h"

#include <libstemmer.h>
#include <xapian.h>

#include <stdexcept>

namespace attune::locales {
namespace {

class XapianStemmer final : public Stemmer {
 public:
  explicit XapianStemmer(const std::string& language) : stem_(language) {}
  std::string stem(const std::string& word) override { return stem_(word); }

 private:
  Xapian::Stem stem_;
};

class SnowballStemmer final : public Stemmer {
 public:
  explicit SnowballStemmer(const std::string& algorithm)
      : stemmer_(sb_stemmer_new(algorithm.c_str(), "UTF_8"), sb_stemmer_delete) {
    if (!stemmer_) throw std::invalid_argument("libstemmer has no algorithm “" + algorithm + "”");
  }
  std::string stem(const std::string& word) override {
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const auto* out = sb_stemmer_stem(stemmer_.get(), bytes, static_cast<int>(word.size()));
    const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
    return {reinterpret_cast<const char*>(out), length};
  }

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> stemmer_;
};

}  // namespace

std::unique_ptr<Stemmer> make_stemmer(std::string_view name) {
  constexpr std::string_view kSnowball = "libstemmer:";
  if (name == "none") return nullptr;
  if (name.starts_with(kSnowball))
    return std::make_unique<SnowballStemmer>(std::string(name.substr(kSnowball.size())));
  try {
    return std::make_unique<XapianStemmer>(std::string(name));
  } catch (const Xapian::InvalidArgumentError&) {
    throw std::invalid_argument("Xapian has no stemmer “" + std::string(name) + "”");
  }
}

std::string stemmer_versions() {
  return std::string("xapian ") + XAPIAN_VERSION + ", libstemmer 2.2";
}

}  // namespace attune::locales
