// From typed words to words on the clipboard, with the keyboard alone.
import assert from "node:assert/strict";
import { clipboard, focused, said, settled, turn } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();

/** Shows the first wording without slots among the first `count` cards; → its position, from 1. */
async function withoutSlots(page, count = 9) {
  for (let position = 1; position <= count; position += 1) {
    const card = page.locator("[data-card]").nth(position - 1);
    if ((await card.getAttribute("data-kind")) !== "phrase") continue;
    await card.focus();
    const wordings = Number(
      /\d+(?!.*\d)/.exec(
        await card
          .locator(".turn-count")
          .innerText()
          .catch(() => "1"),
      )[0],
    );
    for (let turns = 0; turns < wordings; turns += 1) {
      if ((await card.locator(".slots").count()) === 0) return position;
      if (wordings > 1) await turn(page, card, "ArrowRight");
    }
  }
  throw new Error("every wording on this page has slots");
}

const wordsOf = (page, position) =>
  page
    .locator("[data-card]")
    .nth(position - 1)
    .locator(".words")
    .first()
    .innerText();

check(
  "English: type, Enter to the first card, Enter copies what it shows",
  "/?locale=en&ui=en",
  async (page) => {
    assert.equal(await focused(page), "search-box", "the box has the focus from the start");
    await page.keyboard.type("grateful thanks");
    await settled(page);
    await page.waitForFunction(() => location.search.includes("q="));
    const position = await withoutSlots(page);
    const words = await wordsOf(page, position);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".announcer[data-shown]");
    assert.equal(await clipboard(page), words);
    assert.match(await said(page), /^Copied: /);
    assert.ok(
      await page
        .locator("[data-card]")
        .nth(position - 1)
        .getAttribute("data-copied"),
    );
  },
);

check("a digit copies the card with that number", "/?q=apology&locale=en&ui=en", async (page) => {
  const position = await withoutSlots(page);
  await page.locator("main").focus();
  await page.keyboard.press(String(position));
  await page.waitForSelector(".announcer[data-shown]");
  assert.equal(await clipboard(page), await wordsOf(page, position));
});

check(
  "digits in the box are text, and are no command once switched off",
  "/?q=late&locale=en&ui=en",
  async (page) => {
    await page.keyboard.press("1");
    assert.equal(await page.inputValue("#search-box"), "late1");
    await page.getByRole("button", { name: "Keyboard" }).click();
    await page.getByRole("checkbox").last().uncheck();
    await page.keyboard.press("Escape");
    await page.locator("main").focus();
    await page.keyboard.press("1");
    await page.waitForTimeout(200);
    assert.equal(await page.locator(".announcer[data-shown]").count(), 0);
  },
);

check(
  "ja: agent reads English, Japanese goes to the clipboard",
  "/?locale=ja&ui=en",
  async (page) => {
    let presses = 0;
    const press = async (key) => {
      presses += 1;
      await page.keyboard.press(key);
    };
    await page.keyboard.type("furious late refund");
    await settled(page);
    await page.waitForFunction(() => location.search.includes("q="));
    const card = page.locator("[data-card]").first();
    assert.equal(await card.locator(".words [lang]").first().getAttribute("lang"), "ja");
    assert.equal(await card.locator(".gloss [lang]").first().getAttribute("lang"), "en");
    await press("Enter");
    assert.equal(await focused(page), await card.getAttribute("data-card"));
    await press("Enter");
    await fillWhatIsAsked(page, press);
    assert.match(await clipboard(page), /[\p{Script=Hiragana}\p{Script=Katakana}]/u);
    assert.doesNotMatch(await clipboard(page), /[{}]/);
    assert.ok(presses <= 12, `${presses} key presses besides words`);
  },
);

/** Answers every field the page leads to, until the text is copied. */
async function fillWhatIsAsked(page, press) {
  for (let round = 0; round < 8; round += 1) {
    await page.waitForSelector(".announcer[data-shown]");
    if ((await page.locator("[data-copied]").count()) > 0) return;
    const field = page.locator(":focus");
    const kind = await field.evaluate((one) => (one.tagName === "SELECT" ? "select" : one.type));
    if (kind === "select") await field.selectOption({ index: 1 });
    else if (kind === "date") await field.fill("2026-03-14");
    else if (kind === "time") await field.fill("15:30");
    else if (await field.evaluate((one) => one.hasAttribute("data-slot-second")))
      await page.keyboard.type("JPY");
    else await page.keyboard.type("3");
    await press("Enter");
    await page.waitForTimeout(150);
  }
  assert.fail("the page went on asking");
}

check("ar: an Arabic page, right to left, arrows mirrored", "/?locale=ar&ui=ar", async (page) => {
  assert.deepEqual(
    await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
    ["ar", "rtl"],
  );
  await page.keyboard.type("شكرا");
  await settled(page);
  await page.waitForFunction(() => location.search.includes("q="));
  const card = page.locator('[data-card][data-kind="phrase"]').first();
  await card.focus();
  const first = await card.locator(".words").innerText();
  await turn(page, card, "ArrowLeft");
  assert.notEqual(await card.locator(".words").innerText(), first, "left is forward here");
  await turn(page, card, "ArrowRight");
  assert.equal(await card.locator(".words").innerText(), first);
  assert.equal(await card.locator(".words [lang]").first().getAttribute("dir"), "rtl");
  await page.keyboard.press("Enter");
  await fillWhatIsAsked(page, (key) => page.keyboard.press(key));
  assert.match(await clipboard(page), /\p{Script=Arabic}/u);
});

check(
  "arrows walk through the cards, Escape leads back to the box",
  "/?q=late&locale=en&ui=en",
  async (page) => {
    const ids = await page
      .locator("[data-card]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-card")));
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), ids[0]);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), ids[1]);
    await page.keyboard.press("End");
    assert.equal(await focused(page), ids.at(-1));
    await page.keyboard.press("Home");
    await page.keyboard.press("Escape");
    assert.equal(await focused(page), "search-box");
  },
);

check(
  "without the clipboard interface the old way copies",
  "/?q=apology&locale=en&ui=en",
  async (page) => {
    await page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }),
    );
    const position = await withoutSlots(page);
    const words = await wordsOf(page, position);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".announcer[data-shown]");
    await page.evaluate(() => {
      delete navigator.clipboard;
    });
    assert.equal(await clipboard(page), words);
    assert.equal(
      await focused(page),
      await page
        .locator("[data-card]")
        .nth(position - 1)
        .getAttribute("data-card"),
      "the card keeps the focus",
    );
  },
);
