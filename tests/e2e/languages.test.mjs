// The page's language, the target locale, and addresses that lead to a state.
import assert from "node:assert/strict";
import { settled } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();
const root = (page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

check(
  "the page's language changes without loading anew",
  "/?q=late&situation=late-delivery&locale=en&ui=en",
  async (page) => {
    await page.evaluate(() => {
      globalThis.untouched = true;
    });
    await page.locator('[data-slot="order"]').first().fill("48211");
    await page.locator(".language-picker button").click();
    await page.getByRole("option", { name: "العربية" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "ar");
    assert.deepEqual(await root(page), ["ar", "rtl"]);
    await settled(page);
    assert.equal(await page.evaluate(() => globalThis.untouched), true);
    assert.equal(await page.inputValue("#search-box"), "late");
    assert.match(page.url(), /ui=ar/);
    assert.match(page.url(), /locale=en/, "whom the words are for stays");
    assert.equal(
      await page.locator("[data-card] .words [lang]").first().getAttribute("lang"),
      "en",
    );
    assert.equal(
      await page.locator("[data-card] .words [lang]").first().getAttribute("dir"),
      "ltr",
    );
    assert.equal(await page.locator('[data-slot="order"]').first().inputValue(), "48211");
  },
);

check("the chosen language is kept for the next visit", "/?ui=en", async (page) => {
  await page.locator(".language-picker button").click();
  await page.getByRole("option", { name: "日本語" }).click();
  await page.waitForFunction(() => location.search.includes("ui=ja"));
  await page.goto(new URL("/", page.url()).href);
  await settled(page);
  assert.match(await page.locator(".language-picker").innerText(), /日本語/);
});

check("without a choice the browser's language decides", "/", { locale: "ar" }, async (page) => {
  assert.deepEqual(await root(page), ["ar", "rtl"]);
});

check(
  "the target locale is found by its English name",
  "/?q=late&ui=en&locale=en",
  async (page) => {
    await page.locator(".picker-button").click();
    await page.keyboard.type("japan");
    assert.equal(await page.getByRole("option").count(), 1);
    if ((await page.locator(".option[data-focused]").count()) === 0)
      await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("locale=ja"));
    await settled(page);
    assert.equal(
      await page.locator("[data-card] .words [lang]").first().getAttribute("lang"),
      "ja",
    );
    assert.match(await page.locator(".norms h2").innerText(), /日本語/);
  },
);

check(
  "an address leads to its state",
  "/?q=late&locale=ja&ui=en&emotion=anger&stage=acknowledge",
  async (page) => {
    assert.equal(await page.inputValue("#search-box"), "late");
    assert.deepEqual(await page.locator(".chosen-one bdi").allInnerTexts(), [
      "anger",
      "Acknowledge",
    ]);
    assert.match(await page.locator(".norms h2").innerText(), /日本語/);
  },
);

check(
  "guidance is in the reader's language where the entry has it",
  "/entry/late-delivery/acknowledge-frustration?locale=ja&ui=ja",
  async (page) => {
    assert.equal(await page.locator(".guidance dd [lang]").first().getAttribute("lang"), "ja");
    assert.equal(await page.locator(".gloss").count(), 0, "no gloss for who reads the text");
  },
);

check(
  "an entry has a page, with the locales it is written for",
  "/entry/late-delivery/acknowledge-frustration?locale=ja&ui=en",
  async (page) => {
    assert.equal(await page.locator(".guidance dd [lang]").first().getAttribute("lang"), "en");
    assert.equal(await page.locator(".variants [aria-current]").innerText(), "日本語");
    await page.locator(".variants a", { hasText: /^English$/ }).click();
    await page.waitForFunction(
      () => document.querySelector(".words [lang]")?.getAttribute("lang") === "en",
    );
    assert.match(page.url(), /\/entry\/late-delivery\/acknowledge-frustration\?locale=en/);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("refund");
    await page.waitForURL(/\/\?q=refund/);
  },
);
