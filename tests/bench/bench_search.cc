// SPDX-License-Identifier: GPL-2.0-or-later
// Searches, reads and checks in process: how long the engine and the writing of JSON take, by kind
// of question.
//   bench_search [INDEX]      default build/index
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "search/engine.h"
#include "search/json.h"

namespace {

using namespace attune;
using Clock = std::chrono::steady_clock;

struct Question {
  const char* kind;
  std::vector<search::SearchRequest> requests;
};

search::SearchRequest request(std::string query, std::string locale, std::string ui = "") {
  if (ui.empty()) ui = locale;
  return {std::move(query), std::move(locale), std::move(ui), {}, 0, 10};
}

search::SearchRequest filtered(search::SearchRequest asked, index::Axis axis, std::string value) {
  asked.filters[static_cast<std::size_t>(axis)] = {std::move(value)};
  return asked;
}

/// What customers write, by language: twenty to thirty words, or as many characters say.
const std::vector<std::pair<std::string, std::string>>& messages() {
  static const std::vector<std::pair<std::string, std::string>> all{
      {"en",
       "I ordered three weeks ago and it still has not arrived, nobody answers my mails and the "
       "tracking says nothing new since Monday, I want my money back"},
      {"de",
       "Seit drei Wochen warte ich auf mein Paket, niemand antwortet auf meine Mails, die "
       "Sendungsverfolgung steht seit Montag still und ich will jetzt endlich mein Geld zurück"},
      {"es",
       "Hace tres semanas que pedí el paquete y todavía no llegó, nadie contesta mis correos y el "
       "seguimiento no cambia desde el lunes, quiero que me devuelvan el dinero"},
      {"ja",
       "三週間前に注文した商品がまだ届きません。問い合わせのメールにも返事がなく、追跡も月曜日から"
       "動いていません。返金してください。"},
      {"ar",
       "طلبت قبل ثلاثة أسابيع ولم يصل الطلب حتى الآن ولا أحد يرد على رسائلي والتتبع لم يتغير منذ "
       "يوم الاثنين أريد استرداد المبلغ الذي دفعته كاملا"},
      {"th",
       "สั่งของไปสามสัปดาห์แล้วยังไม่ได้รับ ไม่มีใครตอบอีเมล เลขพัสดุก็ไม่ขยับตั้งแต่วันจันทร์ "
       "อยากได้เงินคืน"}};
  return all;
}

std::vector<search::SearchRequest> pasted(int times) {
  std::vector<search::SearchRequest> out;
  for (const auto& [locale, text] : messages()) {
    std::string pasted;
    for (int i = 0; i < times; ++i) pasted += text + " ";
    out.push_back(request(std::move(pasted), locale));
  }
  return out;
}

std::vector<Question> questions() {
  using index::Axis;
  return {
      {"one to three words, filters",
       {request("refund", "en"), filtered(request("late refund", "en"), Axis::Stage, "acknowledge"),
        filtered(request("paket verloren", "de"), Axis::Kind, "phrase"), request("返金 遅い", "ja"),
        filtered(request("cobro duplicado tarjeta", "es"), Axis::Channel, "chat"),
        request("ของไม่มา", "th"), filtered(request("رد المبلغ", "ar"), Axis::Emotion, "anger"),
        request("colis perdu", "fr"), request("पैसे वापस", "hi")}},
      {"prefix",
       {request("re", "en"), request("late ref", "en"), request("pak", "de"), request("返", "ja"),
        request("cobro dup", "es"), request("ของ", "th"), request("است", "ar"),
        request("c", "fr")}},
      {"misspelt",
       {request("refnud", "en"), request("pakte verlorn", "de"), request("reenbolso tardio", "es"),
        request("remboursment", "fr")}},
      {"cross-language",
       {request("late refund furious", "ja", "en"), request("cancel subscription", "ar", "en"),
        request("colis perdu", "de", "fr")}},
      {"25-word message", pasted(1)},
      {"200-word message", pasted(8)},
      {"browse", {request("", "en"), request("", "hi", "en")}},
  };
}

/// Prints how long it takes to make each answer, over and over.
void measure(const char* kind, const std::vector<std::function<std::string()>>& answers) {
  std::vector<double> times;
  std::size_t bytes = 0;
  constexpr int kRounds = 400, kWarm = 40;
  for (int round = -kWarm; round < kRounds; ++round)
    for (const auto& answer : answers) {
      const auto start = Clock::now();
      bytes = answer().size();
      if (round >= 0)
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  fmt::print("{:<30} p50 {:>7.0f} µs   p99 {:>7.0f} µs   last answer {} bytes\n", kind, at(.5),
             at(.99), bytes);
}

std::vector<std::function<std::string()>> searching(const search::Engine& engine,
                                                    const Question& question) {
  std::vector<std::function<std::string()>> out;
  for (const auto& each : question.requests)
    out.emplace_back([&engine, each] { return search::to_json(*engine.search(each)); });
  return out;
}

/// A message, or a draft, of about so many times 25 words; its language is to be found out.
std::vector<std::function<std::string()>> reading(const search::Engine& engine, int times) {
  std::vector<std::function<std::string()>> out;
  for (const auto& each : pasted(times))
    out.emplace_back([&engine, text = each.query] {
      return search::reading_json(*engine.read({text, "", {}}), 0);
    });
  return out;
}

std::vector<std::function<std::string()>> checking(const search::Engine& engine, int times) {
  std::vector<std::function<std::string()>> out;
  for (const auto& each : pasted(times))
    out.emplace_back([&engine, each] {
      return search::findings_json(*engine.check({each.query, "", ""}, each.locale), engine, "en",
                                   0);
    });
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const auto engine = search::Engine::load(argc > 1 ? argv[1] : "build/index");
  for (const auto& question : questions()) measure(question.kind, searching(*engine, question));
  constexpr int kSixtyWords = 3, kHundredTwentyWords = 5;  // messages have 25 words
  measure("reading 60 words and more", reading(*engine, kSixtyWords));
  measure("checking 120 words", checking(*engine, kHundredTwentyWords));
  return 0;
}
