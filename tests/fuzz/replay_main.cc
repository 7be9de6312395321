// SPDX-License-Identifier: GPL-2.0-or-later
// Runs a fuzzer's body once over every file of a folder of seeds, in the order of their names.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: replay_<name> FOLDER\n", stderr), 64;
  std::vector<std::filesystem::path> seeds;
  for (const auto& item : std::filesystem::directory_iterator(argv[1]))
    seeds.push_back(item.path());
  std::sort(seeds.begin(), seeds.end());
  for (const auto& seed : seeds) {
    std::ifstream in(seed, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
    std::printf("%s\n", seed.c_str());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  return seeds.empty() ? 1 : 0;  // a replay of nothing proves nothing
}
