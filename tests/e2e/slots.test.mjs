// Slots: an empty one is asked for instead of copied, a filled one is formatted for the locale.
import assert from "node:assert/strict";
import { clipboard, focused, said, settled, turn } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();
const kEntry = "late-delivery/acknowledge-frustration";

/** Turns the entry's card to a wording with exactly the slots {date} and {order}. */
async function toDateAndOrder(page) {
  const card = page.locator(`[data-card="${kEntry}"]`);
  await card.focus();
  for (let turns = 0; turns < 8; turns += 1) {
    const slots = await card
      .locator("[data-slot]")
      .evaluateAll((all) => all.map((one) => one.dataset.slot).sort());
    if (slots.join() === "date,order") return card;
    await turn(page, card, "ArrowRight");
  }
  throw new Error(`${kEntry} has no wording with {date} and {order}`);
}

check(
  "an empty slot keeps the text from being copied and gets the focus",
  `/entry/${kEntry}?locale=en&ui=en`,
  async (page) => {
    await page.evaluate(() => navigator.clipboard.writeText("before"));
    const card = await toDateAndOrder(page);
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-slot]:focus");
    assert.match(await said(page), /Not copied yet/);
    assert.equal(await page.locator(":focus").getAttribute("aria-invalid"), "true");
    assert.equal(await clipboard(page), "before");
    assert.equal(await card.getAttribute("data-copied"), null);
  },
);

check(
  "filled slots are formatted as the locale writes them, and remembered",
  `/entry/${kEntry}?situation=late-delivery&kind=phrase&locale=en&ui=en`,
  async (page) => {
    const card = await toDateAndOrder(page);
    await card.locator('[data-slot="order"]').fill("48211");
    await card.locator('[data-slot="date"]').fill("2026-03-14");
    await page.waitForSelector(".words .final");
    const shown = await card.locator(".words").innerText();
    assert.match(shown, /48211/);
    assert.match(shown, /March/);
    await card.locator('[data-slot="order"]').press("Enter");
    await page.waitForSelector("[data-copied]");
    assert.equal(await clipboard(page), shown, "what is shown is what is sent");

    await page.getByRole("link", { name: "Back to the search" }).click();
    await settled(page);
    assert.match(await page.locator(".chip[data-filled]").first().innerText(), /48211|2026/);
    assert.doesNotMatch(
      await page.evaluate(
        () => location.href + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      ),
      /48211/,
    );
  },
);

check(
  "a new conversation forgets what was filled in",
  `/?q=late&situation=late-delivery&locale=en&ui=en`,
  async (page) => {
    await page.locator('[data-slot="order"]').first().fill("48211");
    await page.getByRole("button", { name: "New conversation" }).click();
    await settled(page);
    assert.equal(await focused(page), "search-box");
    assert.equal(await page.locator(".chosen-one").count(), 0);
    assert.equal(await page.locator(".chip[data-filled]").count(), 0);
  },
);
