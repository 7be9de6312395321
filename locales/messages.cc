// SPDX-License-Identifier: GPL-2.0-or-later
#include "locales/messages.h"

#include <algorithm>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <filesystem>
#include <locale>
#include <stdexcept>

#include "locales/language.h"

namespace attune::locales {
namespace {

namespace fs = std::filesystem;
constexpr const char* kDomain = "attune";

/// Reads one catalogue. Not through boost::locale::generator,
/// which reads “zh-Hant” or “es-MX” as a POSIX name and then looks in other folders.
std::locale catalogue(const std::string& directory, const std::string& tag) {
  namespace gettext = boost::locale::gnu_gettext;
  gettext::messages_info info;
  info.language = tag;
  info.encoding = "UTF-8";
  info.domains.emplace_back(kDomain);
  info.paths.push_back(directory);
  return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

/// "fr-CH, fr;q=0.9, en;q=0.8" → fr-CH, fr, en. Senders list by preference; weights are not read.
std::vector<std::string> tags_of(std::string_view wanted) {
  std::vector<std::string> tags;
  while (!wanted.empty() && tags.size() < 16) {
    const auto comma = std::min(wanted.find(','), wanted.size());
    auto item = wanted.substr(0, std::min(comma, wanted.find(';')));
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (auto tag = canonical_tag(item); !tag.empty()) tags.push_back(std::move(tag));
    wanted.remove_prefix(std::min(comma + 1, wanted.size()));
  }
  return tags;
}

}  // namespace

std::string with_parameters(std::string_view sentence, const Parameters& parameters) {
  std::string out;
  while (!sentence.empty()) {
    const auto open = std::min(sentence.find('{'), sentence.size());
    const auto close = sentence.find('}', open);
    out += sentence.substr(0, open);
    if (close == std::string_view::npos) return out += sentence.substr(open);
    const auto name = sentence.substr(open + 1, close - open - 1);
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& p) { return p.first == name; });
    out += found == parameters.end() ? std::string(sentence.substr(open, close + 1 - open))
                                     : found->second;
    sentence.remove_prefix(close + 1);
  }
  return out;
}

std::string catalogue_file(const std::string& tag) {
  return tag + "/LC_MESSAGES/" + kDomain + ".mo";
}

class Messages::Impl {
 public:
  explicit Impl(const std::string& directory) {
    for (const auto& folder : fs::directory_iterator(directory)) {
      const auto tag = folder.path().filename().string();
      if (!fs::exists(fs::path(directory) / catalogue_file(tag))) continue;
      catalogues_.emplace(tag, catalogue(directory, tag));
    }
    if (catalogues_.empty())
      throw std::runtime_error("no message catalogue in " + directory + "; build the index again");
    for (const auto& [tag, locale] : catalogues_) languages_.push_back(tag);
  }

  /// The translation, or nullptr. The facet is asked directly because translate() cannot tell
  /// “none” from “the same”.
  [[nodiscard]] const char* find(const std::string& language, const std::string& context,
                                 const std::string& id) const {
    const auto found = catalogues_.find(language);
    if (found == catalogues_.end()) return nullptr;
    constexpr int kFirstDomain = 0;
    return std::use_facet<boost::locale::message_format<char>>(found->second)
        .get(kFirstDomain, context.c_str(), id.c_str());
  }

  std::map<std::string, std::locale> catalogues_;
  std::vector<std::string> languages_;
};

Messages::Messages(const std::string& directory) : impl_(std::make_unique<Impl>(directory)) {}
Messages::~Messages() = default;
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;

const std::vector<std::string>& Messages::languages() const {
  return impl_->languages_;
}

std::string Messages::choose(std::string_view wanted) const {
  for (const auto& tag : tags_of(wanted))
    for (const auto& candidate : {tag, pack_language(tag)})
      if (impl_->catalogues_.contains(candidate)) return candidate;
  return "en";
}

bool Messages::has(const std::string& language, const std::string& context,
                   const std::string& id) const {
  return impl_->find(language, context, id) != nullptr;
}

std::string Messages::text(const std::string& language, const std::string& context,
                           const std::string& id) const {
  const auto* own = impl_->find(language, context, id);
  const auto* text = own != nullptr ? own : impl_->find("en", context, id);
  return text != nullptr ? text : id;
}

std::string Messages::sentence(const std::string& language, const std::string& english,
                               const Parameters& parameters) const {
  return with_parameters(text(language, "problem", english), parameters);
}

}  // namespace attune::locales
