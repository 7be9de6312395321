// SPDX-License-Identifier: GPL-2.0-or-later
// attune: answers questions, in a terminal (`find`) or over HTTP (`serve`). Only wiring.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>

#include "locales/unicode.h"
#include "search/api.h"
#include "search/http/server.h"
#include "search/terminal.h"

namespace {

using namespace attune;

constexpr int kBrokenEnvironment = 2, kBadQuestion = 1;

struct FindOptions {
  std::vector<std::string> words;
  search::Parameters parameters;
};

struct ServeOptions {
  http::Options http;
  std::string page;
};

search::TerminalStyle terminal_style() {
  winsize size{};
  const bool terminal =
      ::isatty(STDOUT_FILENO) != 0 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return {terminal, terminal && size.ws_col >= 40 ? std::min<int>(size.ws_col, 120) : 80};
}

int find(const std::string& index, FindOptions options) {
  const auto engine = search::Engine::load(index);
  std::string query;
  for (const auto& word : options.words) query += (query.empty() ? "" : " ") + word;
  if (!locales::valid_utf8(query))
    throw std::runtime_error("the words are not valid UTF-8; set your terminal to UTF-8");
  options.parameters.emplace_back("q", query);
  const auto request = search::parse_search_request(
      options.parameters, {engine->taxonomy(), engine->registers(), "en"});
  const auto page =
      request ? engine->search(*request) : search::Result<search::SearchPage>(request.error());
  if (!page) {
    fmt::print(stderr, "attune: {}\n",
               search::to_sentence(page.error(), *engine, request ? request->ui : "en"));
    return kBadQuestion;
  }
  fmt::print("{}", search::to_cards(*page, *engine, terminal_style()));
  return 0;
}

int serve(const std::string& index, ServeOptions options) {
  const search::LiveEngine engines(
      index, [](const std::string& sentence) { fmt::print(stderr, "attune: {}\n", sentence); });
  std::optional<http::StaticFiles> page;
  if (!options.page.empty()) page = http::StaticFiles::load(options.page);
  search::Api api(engines, std::move(page));
  options.http.stop_on_signals = true;
  http::Server server(options.http, api.application());
  const bool any = options.http.address == "127.0.0.1";
  fmt::print("http://{}:{}\n", any ? "127.0.0.1" : options.http.address, server.port());
  std::fflush(stdout);
  server.run();
  return 0;
}

void add_find(CLI::App& app, FindOptions& options) {
  app.add_option("words", options.words, "What the customer said, or keywords; may be left out");
  for (const auto* name : {"locale", "ui", "kind", "situation", "emotion", "escalation", "stage",
                           "strategy", "channel", "register", "limit"}) {
    static const std::map<std::string, std::string> kHelp{
        {"locale", "the customer's locale, such as es-MX"},
        {"ui", "your own language"},
        {"limit", "how many cards (1 to 50)"}};
    const auto help = kHelp.find(name);
    app.add_option_function<std::vector<std::string>>(
           std::string("--") + name,
           [&options, key = std::string(name)](const std::vector<std::string>& values) {
             for (const auto& value : values) options.parameters.emplace_back(key, value);
           },
           help == kHelp.end() ? "only this " + std::string(name) + "; may be repeated"
                               : help->second)
        ->allow_extra_args(false);
  }
  app.footer(
      "Examples:\n  attune find \"late refund furious\" --locale ja --ui en\n"
      "  attune find --situation bereavement --stage acknowledge --locale de\n");
}

void add_serve(CLI::App& app, ServeOptions& options) {
  options.http.port = 8757;
  app.add_option_function<unsigned>(
         "--port",
         [&options](unsigned port) { options.http.port = static_cast<std::uint16_t>(port); },
         "port; 0 takes any free one")
      ->check(CLI::Range(0, 65535))
      ->default_str("8757");
  app.add_option("--address", options.http.address,
                 "address to listen on; anything but loopback lets other machines in")
      ->capture_default_str();
  app.add_option("--host", options.http.allowed_hosts,
                 "a further name this server is asked by; may be repeated");
  app.add_option("--threads", options.http.threads, "threads that answer")
      ->capture_default_str()
      ->check(CLI::Range(1, 64));
  app.add_option("--page", options.page,
                 "folder of the built page (gui-web/dist); without it only the API is served");
}

}  // namespace

int main(int argc, char** argv) try {
  CLI::App app("Attune finds the right words for the customer in front of you.", "attune");
  app.set_version_flag("--version", ATTUNE_VERSION);
  app.require_subcommand(1);
  std::string index = "build/index";
  app.add_option("--index", index, "folder that attune-index built")
      ->envname("ATTUNE_INDEX")
      ->capture_default_str();
  FindOptions find_options;
  ServeOptions serve_options;
  auto* find_command =
      app.add_subcommand("find", "Print cards for keywords, a customer's message, or filters alone")
          ->fallthrough();
  auto* serve_command =
      app.add_subcommand("serve", "Answer over HTTP, for the page and for other programs")
          ->fallthrough();
  add_find(*find_command, find_options);
  add_serve(*serve_command, serve_options);
  CLI11_PARSE(app, argc, argv);
  return find_command->parsed() ? find(index, find_options) : serve(index, serve_options);
} catch (const std::exception& fault) {
  fmt::print(stderr, "attune: {}\n", fault.what());
  return kBrokenEnvironment;
}
