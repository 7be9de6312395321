// Other wordings: a search result brings one and the number of all; the first turn loads the rest.
import assert from "node:assert/strict";
import { clipboard, said, turn } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();
const kSearch = "/?q=apology&kind=phrase&locale=en&ui=en";
const kEntries = "**/api/v1/entries/**";

const countOf = (card) => card.locator(".turn-count").innerText();

/** All wordings of an entry, straight from the server. */
async function wordingsOf(page, id) {
  const path = `/api/v1/entries/${id}?locale=en&ui=en`;
  const answer = await page.request.get(new URL(path, page.url()).href);
  return (await answer.json()).alternatives;
}

/** The first result with a wording without slots besides the one shown → { card, id, all, at }. */
async function several(page) {
  for (const card of await page.locator("[data-card]:has(.turn-count)").all()) {
    const id = await card.getAttribute("data-card");
    const all = await wordingsOf(page, id);
    const [index, count] = (await countOf(card)).match(/\d+/g).map(Number);
    assert.equal(count, all.length, "the count is there from the start");
    if (all.every(({ slots }, one) => one === index - 1 || slots.length > 0)) continue;
    await card.focus();
    return { card, id, all, at: index - 1 };
  }
  throw new Error("no result has another wording without slots");
}

/** Asserts that the card shows `wording`; its slots are shown by their labels. */
async function shows(card, wording) {
  const words = await card.locator(".words").first().innerText();
  for (const piece of wording.text.split(/\{\w+\}/))
    assert.ok(words.includes(piece.trim()), `“${words}” has “${piece}”`);
}

check("turning loads the other wordings, once", kSearch, async (page) => {
  const asked = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/entries/")) asked.push(request.url());
  });
  const { card, all, at } = await several(page);
  assert.deepEqual(asked, [], "nothing is loaded before it is wanted");
  await shows(card, all[at]);
  for (let step = 1; step <= all.length; step += 1) {
    await turn(page, card, "ArrowRight");
    await shows(card, all[(at + step) % all.length]);
  }
  assert.equal(asked.length, 1);
});

check("what was turned to is copied", kSearch, async (page) => {
  const { card, all, at } = await several(page);
  let shown = at;
  do {
    await turn(page, card, "ArrowRight");
    shown = (shown + 1) % all.length;
  } while (all[shown].slots.length > 0);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".announcer[data-shown]");
  assert.equal(await clipboard(page), all[shown].text);
});

check("when the server is gone, turning says so and changes nothing", kSearch, async (page) => {
  const { card, all, at } = await several(page);
  const before = await countOf(card);
  await page.route(kEntries, (route) => route.abort());
  await card.getByRole("button", { name: "Next wording" }).click();
  await page.waitForSelector(".announcer[data-shown]");
  assert.match(await said(page), /server does not answer/);
  assert.equal(await countOf(card), before);
  await shows(card, all[at]);
  await page.unroute(kEntries);
  await card.focus();
  await turn(page, card, "ArrowRight");
  await shows(card, all[(at + 1) % all.length]);
});

check("results show the wording chosen on the entry's page", kSearch, async (page) => {
  const { card, id, all } = await several(page);
  await card.getByRole("link", { name: "Open" }).click();
  const whole = page.locator(`.entry-page [data-card="${id}"]`);
  await whole.focus();
  await turn(page, whole, "ArrowRight");
  const chosen = await countOf(whole);
  await page.getByRole("link", { name: "Back to the search" }).click();
  const again = page.locator(`.results [data-card="${id}"]`);
  await again.waitFor();
  assert.equal(await countOf(again), chosen);
  await shows(again, all[Number(/\d+/.exec(chosen)[0]) - 1]);
});
