// The states of the page that are not results: each says what is the case and what to do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "./support/attune.mjs";
import { open, settled } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check, shared } = suite();

check(
  "the first visit explains itself, with searches to try",
  "/?locale=en&ui=en",
  async (page) => {
    assert.equal(await page.locator(".welcome li").count(), 3);
    await page.locator(".examples button").first().click();
    await settled(page);
    assert.equal(await page.locator(".welcome").count(), 0);
    assert.match(page.url(), /q=/);
  },
);

check("a refusal is shown in the server's own words", "/?q=late&locale=xx&ui=en", async (page) => {
  assert.match(await page.getByRole("alert").innerText(), /xx/);
  await page.getByRole("button", { name: "Start over" }).click();
  await page.waitForSelector("[data-card]");
});

check(
  "an entry that does not exist says so",
  "/entry/no/such-entry?locale=en&ui=en",
  async (page) => {
    assert.match(await page.getByRole("alert").innerText(), /no\/such-entry/);
  },
);

check(
  "while the first answer is on its way, the page says that it is loading",
  "/?locale=en&ui=en",
  async (page) => {
    await page.route("**/api/v1/search?*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.reload();
    await page.waitForSelector(".waiting");
    assert.match(await page.locator('.waiting [role="status"]').innerText(), /Loading/);
    await settled(page);
  },
);

test("the server goes and comes back; nothing typed is lost", { timeout: 60_000 }, async (t) => {
  const first = await startServer();
  t.after(() => first.stop());
  const { page, close } = await open(
    shared.browser,
    first,
    "/?q=late&situation=late-delivery&locale=en&ui=en",
  );
  await settled(page);
  await page.locator('[data-slot="order"]').first().fill("48211");
  await first.stop();
  await page.locator("#search-box").focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" refund");
  await page.waitForSelector(".banner");
  assert.match(await page.locator(".banner").innerText(), /does not answer/);
  assert.ok((await page.locator("[data-card]").count()) > 0, "the last results can still be read");
  const second = await startServer(first.port);
  t.after(() => second.stop());
  await page.waitForSelector(".banner", { state: "detached" });
  await settled(page);
  assert.equal(await page.inputValue("#search-box"), "late refund");
  assert.ok((await page.locator("[data-card]").count()) > 0);
  await close();
});
