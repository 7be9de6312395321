// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/static_files.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <utility>

#include "search/http/etag.h"

namespace attune::http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTotalBytes = std::size_t{64} << 20U;
constexpr std::string_view kIndex = "/index.html";
constexpr std::string_view kImmutable = "public, max-age=31536000, immutable";
constexpr std::string_view kRevalidate = "no-cache";

struct Type {
  std::string_view ending, name;
};

constexpr std::array kTypes{
    Type{".html", "text/html; charset=utf-8"},
    Type{".js", "text/javascript; charset=utf-8"},
    Type{".mjs", "text/javascript; charset=utf-8"},
    Type{".css", "text/css; charset=utf-8"},
    Type{".json", "application/json"},
    Type{".map", "application/json"},
    Type{".webmanifest", "application/manifest+json"},
    Type{".txt", "text/plain; charset=utf-8"},
    Type{".svg", "image/svg+xml"},
    Type{".png", "image/png"},
    Type{".jpg", "image/jpeg"},
    Type{".webp", "image/webp"},
    Type{".ico", "image/x-icon"},
    Type{".woff2", "font/woff2"},
    Type{".wasm", "application/wasm"},
};

std::string_view type_of(std::string_view path) {
  const auto ends = [&](const Type& type) { return path.ends_with(type.ending); };
  const auto found = std::find_if(kTypes.begin(), kTypes.end(), ends);
  return found == kTypes.end() ? "application/octet-stream" : found->name;
}

/// Vite's names: "/assets/index-DiwrgTda.js", eight characters of base64url after "-". One of them
/// must be a digit or a capital, so that "phone-delivery.js" is not taken for one.
bool has_hashed_name(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  if (stem.size() < 9 || stem[stem.size() - 9] != '-') return false;
  const std::string_view hash = stem.substr(stem.size() - 8);
  const auto allowed = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; };
  const auto telling = [](unsigned char c) { return std::isdigit(c) != 0 || std::isupper(c) != 0; };
  return std::all_of(hash.begin(), hash.end(), allowed) &&
         std::any_of(hash.begin(), hash.end(), telling);
}

/// Null when the result is no smaller.
std::shared_ptr<const std::string> gzipped(const std::string& bytes) {
  constexpr int kGzipFormat = 16 + MAX_WBITS;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipFormat, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::runtime_error("zlib cannot compress the page – is there memory left?");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in =
      reinterpret_cast<const Bytef*>(bytes.data());  // const by ZLIB_CONST, see CMakeLists.txt
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  const std::size_t size = stream.total_out;
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END || size >= bytes.size()) return nullptr;
  return std::make_shared<const std::string>(out, 0, size);
}

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) {
    throw std::runtime_error(fmt::format("cannot read {} – may this user read it?", file.string()));
  }
  return bytes;
}

StaticFile make_file(std::string_view path, std::string bytes) {
  StaticFile file;
  file.etag = etag_of(bytes, "");
  file.gzip = gzipped(bytes);
  if (file.gzip) file.gzip_etag = etag_of(bytes, "-gz");
  file.body = std::make_shared<const std::string>(std::move(bytes));
  file.content_type = type_of(path);
  file.cache_control = has_hashed_name(path) ? kImmutable : kRevalidate;
  file.page =
      path.ends_with(".html") || path.ends_with(".svg");  // what may run a script when opened alone
  return file;
}

bool is_under(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_deep_link(std::string_view path) {
  if (is_under(path, "/api") || is_under(path, "/assets")) return false;
  if (path.find("/.") != std::string_view::npos) return false;  // a hidden file, not a place
  return path.find('.', path.rfind('/') + 1) == std::string_view::npos;
}

/// "/assets/a.js" for a file to load; nothing for folders, links and hidden files.
std::optional<std::string> path_to_load(const fs::path& folder, const fs::directory_entry& entry) {
  if (!fs::is_regular_file(entry.symlink_status())) return std::nullopt;
  std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
  if (path.find("/.") != std::string::npos) return std::nullopt;
  return path;
}

}  // namespace

StaticFiles StaticFiles::load(const fs::path& folder) {
  StaticFiles loaded;
  if (!fs::is_regular_file(folder / "index.html")) {
    throw std::runtime_error(fmt::format(
        "{} has no index.html – build the page (npm run build in gui-web) or name its folder",
        folder.string()));
  }
  std::size_t total = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    std::optional<std::string> path = path_to_load(folder, entry);
    if (!path) continue;
    total += entry.file_size();
    if (total > kMaxTotalBytes) {
      throw std::runtime_error(
          fmt::format("{} holds more than 64 MB – name the folder of the built page, gui-web/dist",
                      folder.string()));
    }
    StaticFile file = make_file(*path, read_all(entry.path()));
    loaded.files_.emplace(std::move(*path), std::move(file));
  }
  return loaded;
}

const StaticFile* StaticFiles::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && is_deep_link(path)) found = files_.find(kIndex);
  return found == files_.end() ? nullptr : &found->second;
}

Response StaticFiles::answer(const StaticFile& file, const Request& request) {
  const bool compressed = file.gzip && request.accepts_gzip;
  Response response;
  response.content_type = file.content_type;
  response.etag = compressed ? file.gzip_etag : file.etag;
  response.cache_control = file.cache_control;
  response.page = file.page;
  if (etag_matches(request.if_none_match, response.etag)) {
    response.status = 304;
    return response;
  }
  response.shared_body = compressed ? file.gzip : file.body;
  if (compressed) response.content_encoding = "gzip";
  return response;
}

}  // namespace attune::http
