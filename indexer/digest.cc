// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/digest.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace attune::index {

struct Digest::State {
  crypto_hash_sha256_state hash;
};

namespace {

void update(crypto_hash_sha256_state& hash, std::string_view bytes) {
  crypto_hash_sha256_update(&hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                            bytes.size());
}

std::string finish(crypto_hash_sha256_state& hash) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> sum{};
  crypto_hash_sha256_final(&hash, sum.data());
  std::array<char, 2 * sum.size() + 1> hex{};
  return sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
}

template <class Sink>
void read_file(const std::string& path, Sink sink) {
  std::ifstream in(path, std::ios::binary);
  std::vector<char> buffer(1 << 16);
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
    sink(std::string_view(buffer.data(), static_cast<std::size_t>(in.gcount())));
  if (!in.eof())
    throw std::runtime_error("cannot read " + path + ": " + std::strerror(errno) +
                             "; run “attune-index build” again");
}

}  // namespace

Digest::Digest() : state_(std::make_unique<State>()) {
  crypto_hash_sha256_init(&state_->hash);
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::add(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  update(state_->hash, {reinterpret_cast<const char*>(&size), sizeof size});
  update(state_->hash, bytes);
}

void Digest::add_file(const std::string& path) {
  add(sha256_of_file(path));
}

std::string Digest::hex() {
  return finish(state_->hash);
}

std::string sha256_of_file(const std::string& path) {
  crypto_hash_sha256_state hash;
  crypto_hash_sha256_init(&hash);
  read_file(path, [&hash](std::string_view bytes) { update(hash, bytes); });
  return finish(hash);
}

}  // namespace attune::index
