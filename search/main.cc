// SPDX-License-Identifier: GPL-2.0-or-later
// attune: answers questions, in a terminal (`find`) or over HTTP (`serve`). Only wiring.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <iterator>

#include "locales/language.h"
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

struct TextOptions {
  std::vector<std::string> words;
  std::string locale, ui = "en", register_id, channel;
};

/// The words of the command line, or all of standard input.
std::string text_of(const TextOptions& options) {
  std::string text;
  for (const auto& word : options.words) text += (text.empty() ? "" : " ") + word;
  if (text.empty())
    text.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  if (!locales::valid_utf8(text))
    throw std::runtime_error("the text is not valid UTF-8; set your terminal to UTF-8");
  return text;
}

int read(const std::string& index, const TextOptions& options) {
  const auto engine = search::Engine::load(index);
  const auto text = text_of(options);
  const auto reading = engine->read(
      {text, locales::canonical_tag(options.locale), {options.register_id, options.channel}});
  if (!reading) {
    fmt::print(stderr, "attune: {}\n", search::to_sentence(reading.error(), *engine, options.ui));
    return kBadQuestion;
  }
  fmt::print("{}", search::to_text(*reading, text, *engine, options.ui, terminal_style()));
  return 0;
}

int check(const std::string& index, const TextOptions& options) {
  const auto engine = search::Engine::load(index);
  const auto text = text_of(options);
  const auto locale = locales::canonical_tag(options.locale.empty() ? "en" : options.locale);
  const auto findings = engine->check({text, options.register_id, options.channel}, locale);
  if (!findings) {
    fmt::print(stderr, "attune: {}\n", search::to_sentence(findings.error(), *engine, options.ui));
    return kBadQuestion;
  }
  fmt::print("{}", search::to_text(*findings, text, *engine, options.ui, terminal_style()));
  return findings->empty() ? 0 : kBadQuestion;
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

void add_text(CLI::App& app, TextOptions& options, const char* what) {
  app.add_option("text", options.words, std::string(what) + "; without it, standard input is read");
  app.add_option("--locale", options.locale, "the customer's locale, such as es-MX");
  app.add_option("--ui", options.ui, "your own language")->capture_default_str();
  app.add_option("--register", options.register_id, "how the customer is addressed");
  app.add_option("--channel", options.channel, "chat, email, voice, social or sms");
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
  TextOptions read_options, check_options;
  auto* read_command =
      app.add_subcommand("read", "Say what a customer's message means, and what to answer")
          ->fallthrough();
  auto* check_command =
      app.add_subcommand("check", "Say what in a draft would hurt; exit status 1 if anything would")
          ->fallthrough();
  add_text(*read_command, read_options, "what the customer wrote");
  add_text(*check_command, check_options, "what is about to be sent");
  add_find(*find_command, find_options);
  add_serve(*serve_command, serve_options);
  CLI11_PARSE(app, argc, argv);
  if (find_command->parsed()) return find(index, find_options);
  if (read_command->parsed()) return read(index, read_options);
  if (check_command->parsed()) return check(index, check_options);
  return serve(index, serve_options);
} catch (const std::exception& fault) {
  fmt::print(stderr, "attune: {}\n", fault.what());
  return kBrokenEnvironment;
}
