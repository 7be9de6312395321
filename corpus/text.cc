// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <system_error>

namespace attune::corpus {
namespace {

constexpr std::size_t kMostFlaws = 100;

struct Flaw {
  std::string_view code, sentence, remedy;
};

constexpr Flaw kBadUtf8{"bad-utf8", "these bytes are not UTF-8", "save the file as UTF-8"};
constexpr Flaw kMark{"byte-order-mark", "the file begins with a byte order mark",
                     "save the file as UTF-8 without BOM"};
constexpr Flaw kCarriageReturn{"carriage-return", "lines end with CR LF",
                               "save the file with LF line ends"};
constexpr Flaw kOverride{"bidi-override",
                         "a direction embedding or override may hide what a text says",
                         "use isolates (U+2066…U+2069) or LRM/RLM instead"};
constexpr Flaw kControl{"control-character", "a character that no text needs",
                        "delete it, or type the visible character that was meant"};
constexpr Flaw kNotNfc{"not-nfc", "the text is not in Unicode normal form C",
                       "normalise the file: uconv -x any-nfc"};

/// What is wrong with one code point wherever it stands; nullptr when nothing is. LF and tab pass.
const Flaw* flaw_of_character(UChar32 c) {
  if (c == '\t' || c == '\n') return nullptr;
  if (c == '\r') return &kCarriageReturn;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029) return &kControl;
  if (c >= 0x202A && c <= 0x202E) return &kOverride;
  const bool not_a_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  return not_a_character || c == 0xFEFF ? &kControl : nullptr;
}

/// Asked for once: ICU makes it on first use, in a way that the thread sanitizer cannot see into.
const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& only = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data: install libicu72");
    return *normalizer;
  }();
  return only;
}

bool is_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  return nfc().isNormalizedUTF8(piece, status) != 0 && U_SUCCESS(status);
}

/// Column of the first character that NFC would change, in a line that is not in NFC.
std::uint32_t first_change(std::string_view line) {
  const auto before = icu::UnicodeString::fromUTF8(
      icu::StringPiece(line.data(), static_cast<int32_t>(line.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString after = nfc().normalize(before, status);
  const int32_t end = std::min(before.length(), after.length());
  int32_t same = 0;
  while (same < end && before[same] == after[same]) ++same;
  return static_cast<std::uint32_t>(before.countChar32(0, same)) + 1;
}

/// Walks a text and collects flaws with their marks.
class TextCheck {
 public:
  TextCheck(const std::string& file, Diagnostics& faults) : file_(file), faults_(faults) {}

  bool run(std::string_view text) {
    std::size_t at = 0;
    if (text.starts_with("\xEF\xBB\xBF")) {
      add(kMark);
      at = 3;
    }
    while (at < text.size()) {
      const UChar32 c = next_code_point(text, at);
      if (c < 0) {
        add(kBadUtf8);
        return false;
      }
      look_at(c);
    }
    if (!is_nfc(text)) check_nfc(text);
    return true;
  }

 private:
  void look_at(UChar32 c) {
    const Flaw* flaw = flaw_of_character(c);
    if (flaw == &kCarriageReturn) {
      if (!std::exchange(carriage_return_seen_, true)) add(*flaw);
    } else if (flaw != nullptr) {
      add(*flaw);
    }
    mark_ = c == '\n' ? Mark{mark_.line + 1, 1} : Mark{mark_.line, mark_.column + 1};
  }

  void check_nfc(std::string_view text) {
    mark_ = {1, 1};
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      if (!is_nfc(line)) {
        mark_.column = first_change(line);
        add(kNotNfc);
      }
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      ++mark_.line;
    }
  }

  void add(const Flaw& flaw) {
    if (++flaws_ > kMostFlaws) return;
    faults_.add({file_, mark_, std::string(flaw.code), std::string(flaw.sentence),
                 std::string(flaw.remedy)});
  }

  const std::string& file_;
  Diagnostics& faults_;
  Mark mark_{1, 1};
  std::size_t flaws_ = 0;
  bool carriage_return_seen_ = false;
};

}  // namespace

std::optional<std::string> read_text_file(const std::filesystem::path& path, Diagnostics& faults) {
  const auto refuse = [&](std::string code, std::string sentence, std::string remedy) {
    faults.add(
        {path.generic_string(), {}, std::move(code), std::move(sentence), std::move(remedy)});
    return std::nullopt;
  };
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return refuse("unreadable", error ? error.message() : "not an ordinary file",
                  "check that it exists and is a plain file");
  }
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (size > kLargestFile && !error) {
    return refuse("too-large", "the file is larger than 4 MiB", "split it into several files");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(error ? 0 : static_cast<std::size_t>(size), '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (error || !stream) {
    return refuse("unreadable", "the file cannot be read", "check its permissions");
  }
  return text;
}

bool check_text(std::string_view text, const std::string& file, Diagnostics& faults) {
  return TextCheck(file, faults).run(text);
}

std::string flaw_of(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const UChar32 c = next_code_point(utf8, at);
    if (c < 0) return std::string(kBadUtf8.sentence);
    if (const Flaw* flaw = flaw_of_character(c)) {
      return fmt::format("U+{:04X}: {}", static_cast<std::uint32_t>(c), flaw->sentence);
    }
  }
  return is_nfc(utf8) ? "" : std::string(kNotNfc.sentence);
}

// NOLINTNEXTLINE(readability-function-size): ICU's macro nests deeply
std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT(bytes, at, text.size(), c);
  return c;
}

std::uint32_t count_code_points(std::string_view utf8) {
  const auto starts_character = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  };
  return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), starts_character));
}

}  // namespace attune::corpus
