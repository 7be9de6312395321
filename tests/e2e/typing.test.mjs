// Searching at every keystroke, and what must not be searched: compositions, and private words in
// the address.
import assert from "node:assert/strict";
import { settled } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();

function watchQueries(page) {
  const queries = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/v1/search") queries.push(url.searchParams.get("q") ?? "");
  });
  return queries;
}

check("every keystroke searches, and the last one wins", "/?locale=en&ui=en", async (page) => {
  const queries = watchQueries(page);
  const aborted = [];
  page.on("requestfailed", (request) => aborted.push(request.failure()?.errorText));
  await page.route("**/api/v1/search?*", async (route) => {
    const slow = new URL(route.request().url()).searchParams.get("q") === "re";
    if (slow) await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue().catch(() => {});
  });
  await page.keyboard.type("ref", { delay: 40 });
  await settled(page);
  assert.deepEqual(queries, ["r", "re", "ref"]);
  assert.deepEqual(
    [...new Set(aborted)],
    ["net::ERR_ABORTED"],
    "the superseded request was cancelled",
  );
});

check("nothing is searched while an input method composes", "/?locale=ja&ui=en", async (page) => {
  const queries = watchQueries(page);
  const keyboard = await page.context().newCDPSession(page);
  const compose = (text) =>
    keyboard.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  for (const text of ["h", "へ", "へん", "へんk", "へんき", "へんきん"]) await compose(text);
  assert.equal(await page.inputValue("#search-box"), "へんきん", "the composition is visible");
  await page.waitForTimeout(300);
  assert.deepEqual(queries, []);
  await keyboard.send("Input.insertText", { text: "返金" });
  await page.waitForFunction(() => location.search.includes("q="));
  await settled(page);
  assert.deepEqual(queries, ["返金"]);
  assert.equal(await page.inputValue("#search-box"), "返金");
});

check(
  "Enter that ends a composition copies nothing and moves nothing",
  "/?locale=ja&ui=en",
  async (page) => {
    await page.evaluate(() => {
      const box = document.getElementById("search-box");
      box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      box.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: "Enter",
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      );
    });
    assert.equal(await page.evaluate(() => document.activeElement.id), "search-box");
  },
);

check(
  "words that may be the customer's stay out of the address",
  "/?locale=en&ui=en",
  async (page) => {
    const queries = watchQueries(page);
    await page.locator("#search-box").fill("my order 48211 is late, write to kim@example.org");
    await settled(page);
    await page.waitForTimeout(500);
    assert.equal(queries.length, 1);
    assert.doesNotMatch(page.url(), /48211|kim/);
  },
);

check("Escape clears the box", "/?q=late&locale=en&ui=en", async (page) => {
  await page.locator("#search-box").focus();
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search-box"), "");
  await page.waitForURL((url) => !url.search.includes("q="));
});
