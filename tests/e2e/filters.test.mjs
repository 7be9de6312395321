// Filters with live counts, relaxations, and the badges of cards.
import assert from "node:assert/strict";
import { settled } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();

const total = async (page) =>
  Number(/\d+/.exec((await page.locator(".results-head h1").innerText()).replace(/\D/g, ""))[0]);
const value = (page, name) =>
  page.locator(".values .value").filter({ has: page.locator(`bdi:text-is("${name}")`) });

check(
  "choosing a value shows as many results as its count said",
  "/?locale=en&ui=en",
  async (page) => {
    const anger = value(page, "anger");
    const count = Number(await anger.locator(".count").innerText());
    await anger.locator("input").check();
    await settled(page);
    assert.equal(await total(page), count);
    assert.match(page.url(), /emotion=anger/);
    await page.getByRole("button", { name: "Remove filter: anger" }).click();
    await settled(page);
    assert.ok((await total(page)) > count);
    await page.goBack();
    await settled(page);
    assert.equal(await total(page), count, "the browser's back button undoes");
  },
);

check("filters work by keyboard: Tab to a value, Space", "/?locale=en&ui=en", async (page) => {
  await value(page, "frustration").locator("input").focus();
  await page.keyboard.press("Space");
  await settled(page);
  assert.match(page.url(), /emotion=frustration/);
  assert.ok(await value(page, "frustration").locator("input").isChecked());
});

check("situations stand under their groups", "/?locale=en&ui=en", async (page) => {
  const group = page.locator(".group").first();
  assert.equal(await group.getAttribute("open"), null);
  await group.locator("summary").click();
  const first = group.locator(".value").first();
  const count = Number(await first.locator(".count").innerText());
  await first.locator("input").check();
  await settled(page);
  assert.equal(await total(page), count);
});

check(
  "a search that fits nothing says what it gave up",
  "/?q=zzzyqx&locale=en&ui=en",
  async (page) => {
    assert.match(await page.locator(".relaxed, .state").first().innerText(), /zzzyqx/);
  },
);

check(
  "filters that exclude each other are given up one by one, and it is said",
  "/?kind=norm&stage=open&locale=en&ui=en",
  async (page) => {
    assert.match(await page.locator(".relaxed").first().innerText(), /Shown without/);
    assert.ok((await total(page)) > 0);
  },
);

check(
  "text of another locale carries a badge in words",
  "/?q=%D8%AA%D8%A3%D8%AE%D8%B1&locale=ar-EG&ui=en",
  async (page) => {
    await page.waitForSelector("[data-card]");
    while ((await page.locator(".badge-fallback").count()) === 0) {
      await page.getByRole("button", { name: "Show more results" }).click();
      await settled(page);
    }
    const badge = page.locator(".badge-fallback").first();
    assert.match(await badge.innerText(), /العربية.*, not.*العربية \(مصر\)/);
  },
);

check(
  "draft entries say so, and reasons are there on demand",
  "/?q=late+delivery&locale=en&ui=en",
  async (page) => {
    assert.match(await page.locator(".badge").first().innerText(), /draft/i);
    const card = page.locator("[data-card]").first();
    assert.equal(await card.getByText("Found because").isVisible(), false);
    await card.locator(".more > summary").click();
    assert.equal(await card.getByText("Found because").isVisible(), true);
  },
);
