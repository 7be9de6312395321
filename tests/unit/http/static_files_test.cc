// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/http/static_files.h"

#include <unistd.h>
#include <zlib.h>

#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "search/http/etag.h"

namespace fs = std::filesystem;
using namespace attune::http;

namespace {

const std::string kPage = "<!doctype html>" + std::string(2000, ' ');

/// A built page in a folder of its own, gone with the object.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("attune-static-" + std::to_string(::getpid()))) {
    write("index.html", kPage);
    write("favicon.ico", "ico");
    write("logo.svg", "<svg/>");
    write("empty.txt", "");
    write("assets/index-DiwrgTda.js", "let a = 1;");
    write("assets/phone-delivery.css", "a{}");
    write("assets/i-_a-b_3dE.js", "1");
    write(".env", "secret");
    write(".git/config", "secret");
    fs::create_symlink("/etc/passwd", path_ / "passwd.txt");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  std::string in = bytes;
  std::string out(100'000, '\0');
  REQUIRE(inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("paths find files, and the page's own paths find the page") {
  const Folder folder;
  const StaticFiles files = StaticFiles::load(folder.path());
  struct Row {
    std::string path, type, cache;
  };
  const std::string immutable = "public, max-age=31536000, immutable";
  const std::string html = "text/html; charset=utf-8";
  const std::vector<Row> good{
      {"/", html, "no-cache"},
      {"/index.html", html, "no-cache"},
      {"/entry/late-delivery/own", html, "no-cache"},
      {"/v1.2/entry", html, "no-cache"},
      {"/apiary", html, "no-cache"},
      {"/favicon.ico", "image/x-icon", "no-cache"},
      {"/logo.svg", "image/svg+xml", "no-cache"},
      {"/empty.txt", "text/plain; charset=utf-8", "no-cache"},
      {"/assets/index-DiwrgTda.js", "text/javascript; charset=utf-8", immutable},
      {"/assets/i-_a-b_3dE.js", "text/javascript; charset=utf-8", immutable},
      {"/assets/phone-delivery.css", "text/css; charset=utf-8", "no-cache"},
  };
  for (const Row& row : good) {
    INFO(row.path);
    const StaticFile* file = files.find(row.path);
    REQUIRE(file != nullptr);
    CHECK(file->content_type == row.type);
    CHECK(file->cache_control == row.cache);
  }
  for (const std::string path :
       {"/nothing.js", "/api", "/api/v1/search", "/assets", "/assets/nothing", "/.env",
        "/.git/config", "/passwd.txt", "/../static_files_test.cc", "/index.html/x.y"}) {
    INFO(path);
    CHECK(files.find(path) == nullptr);
  }
}

TEST_CASE("a file is answered plain, compressed, or not again") {
  const Folder folder;
  const StaticFiles files = StaticFiles::load(folder.path());
  const StaticFile& page = *files.find("/");
  Request request;
  const Response plain = StaticFiles::answer(page, request);
  CHECK(plain.status == 200);
  CHECK(*plain.shared_body == kPage);
  CHECK(plain.page);
  CHECK(plain.content_encoding.empty());

  request.accepts_gzip = true;
  const Response compressed = StaticFiles::answer(page, request);
  CHECK(compressed.content_encoding == "gzip");
  CHECK(compressed.shared_body->size() < kPage.size());
  CHECK(unzipped(*compressed.shared_body) == kPage);
  CHECK(compressed.etag != plain.etag);

  request.if_none_match = compressed.etag;
  const Response known = StaticFiles::answer(page, request);
  CHECK(known.status == 304);
  CHECK_FALSE(known.shared_body);
  CHECK(known.etag == compressed.etag);

  request.accepts_gzip = false;
  CHECK(StaticFiles::answer(page, request).status == 200);
  request.accepts_gzip = true;
  CHECK(StaticFiles::answer(*files.find("/favicon.ico"), request).content_encoding.empty());
}

TEST_CASE("a tag names content") {
  CHECK(etag_of("hello", "") == "\"LPJNul-wow4m6Dsqxbning\"");
  CHECK(etag_of("hello", "-gz") == "\"LPJNul-wow4m6Dsqxbning-gz\"");
  CHECK(etag_of("hello.", "") != etag_of("hello", ""));
  for (const std::string list : {"\"a\"", "W/\"a\"", "*", "\"b\", \"a\"", " \"b\" ,W/\"a\" "})
    CHECK(etag_matches(list, "\"a\""));
  for (const std::string list : {"", "a", "\"b\"", "\"a", "\"ab\"", ",", "w/\"a\""})
    CHECK_FALSE(etag_matches(list, "\"a\""));
  CHECK_FALSE(etag_matches("*", ""));
}

TEST_CASE("a folder that is no built page is refused with a remedy") {
  const auto load = [](const fs::path& folder) { return StaticFiles::load(folder); };
  CHECK_THROWS_WITH(load("/nonexistent"),
                    Catch::Contains("has no index.html") && Catch::Contains("npm run build"));
  const Folder folder;
  folder.write("large.bin", "");
  fs::resize_file(folder.path() / "large.bin", 65 * 1024 * 1024);
  CHECK_THROWS_WITH(load(folder.path()), Catch::Contains("more than 64 MB"));
}
