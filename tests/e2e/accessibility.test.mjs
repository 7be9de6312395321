// Every view and state, in both themes, wide and narrow: no violation of WCAG 2.2 A and AA that axe
// can find, nothing wider than the screen. A screenshot of each is left in build/screenshots/.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { inRepository } from "./support/attune.mjs";
import { settled, violations } from "./support/browser.mjs";
import { suite } from "./support/suite.mjs";

const { check } = suite();
const folder = inRepository("build/screenshots");
mkdirSync(folder, { recursive: true });

const arabic = encodeURIComponent("تأخر");
const japanese = encodeURIComponent("返金 遅い");
const nothing = async () => {};
const click = (selector) => (page) => page.locator(selector).first().click();

/** name, address, and what is done before looking. */
const kViews = [
  ["first-visit", "/?locale=en&ui=en", nothing],
  ["results-ja-for-en", "/?q=late+refund&locale=ja&ui=en", nothing],
  ["results-ja", `/?q=${japanese}&locale=ja&ui=ja`, nothing],
  ["results-ar", `/?q=${arabic}&locale=ar-EG&ui=ar&emotion=anger`, nothing],
  [
    "every-kind",
    "/?kind=protocol&kind=guide&kind=norm&kind=avoid&kind=scenario&kind=utterance&locale=en&ui=en",
    nothing,
  ],
  ["why-and-more", "/?q=late&locale=en&ui=en", click(".more > summary")],
  [
    "blocked-copy",
    "/?situation=late-delivery&kind=phrase&locale=en&ui=en",
    async (page) => {
      await page.locator("[data-card]:has([data-slot])").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector("[aria-invalid]");
    },
  ],
  [
    "copied",
    "/entry/gratitude/return?locale=en&ui=en",
    async (page) => {
      await page.locator(".copy").click();
      await page.waitForSelector(".announcer[data-shown]");
    },
  ],
  ["relaxed", "/?q=zzzyqx&locale=en&ui=en", nothing],
  ["problem", "/?q=late&locale=xx&ui=en", nothing],
  ["entry", "/entry/late-delivery/acknowledge-frustration?locale=ja&ui=en", nothing],
  ["norm-entry", "/?kind=norm&locale=ar&ui=ar", click(".open")],
  ["help", "/?locale=en&ui=en", click(".help")],
  ["locales-open", "/?q=late&locale=en&ui=en", click(".picker-button")],
  ["languages-open", "/?q=late&locale=en&ui=en", click(".language-picker button")],
  [
    "filters",
    "/?q=late&locale=en&ui=en&emotion=anger",
    async (page) => {
      await click(".group summary")(page);
    },
    "filters",
  ],
  ["norms", "/?q=late&locale=ja&ui=en", async (page) => click(".norm summary")(page), "norms"],
];

const kSizes = [
  ["wide", { width: 1280, height: 900 }],
  ["narrow", { width: 390, height: 844 }],
];

for (const [name, path, act, panel] of kViews) {
  for (const [size, viewport] of kSizes) {
    for (const colorScheme of ["light", "dark"]) {
      check(`${name}, ${size}, ${colorScheme}`, path, { viewport, colorScheme }, async (page) => {
        if (panel && size === "narrow")
          await page.locator(`[aria-controls="${panel}-panel"]`).click();
        await act(page);
        await settled(page);
        // axe counts a target that is scrolled half under the sticky header as too small; whether the
        // header hides what has the focus is tested below, so here the page stands at its top.
        await page.evaluate(() => scrollTo(0, 0));
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        assert.deepEqual(
          { violations: await violations(page), overflow: Math.max(0, overflow) },
          { violations: [], overflow: 0 },
        );
        await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png` });
      });
    }
  }
}

for (const width of [360, 768, 1024, 1920]) {
  check(
    `nothing is wider than ${width} px`,
    "/?q=late&locale=de&ui=en",
    { viewport: { width, height: 900 } },
    async (page) => {
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await page.screenshot({ path: `${folder}/width-${width}.png` });
    },
  );
}

for (const [size, viewport] of kSizes) {
  check(
    `the header hides nothing that has the focus, ${size}`,
    "/?q=late&locale=en&ui=en",
    { viewport },
    async (page) => {
      const seen = new Set();
      for (let press = 0; press < 140; press += 1) {
        // Forward, then back: what comes in from above is what a header can hide.
        await page.keyboard.press(press < 70 ? "Tab" : "Shift+Tab");
        const at = await page.evaluate(() => {
          const element = document.activeElement;
          const header = document.querySelector(".top");
          if (element === document.body || header.contains(element)) return undefined;
          const box = element.getBoundingClientRect();
          return {
            what: element.id || element.textContent.slice(0, 40),
            hidden: box.bottom <= header.getBoundingClientRect().bottom || box.top >= innerHeight,
          };
        });
        if (!at) continue;
        seen.add(at.what);
        assert.deepEqual(at, { ...at, hidden: false });
      }
      assert.ok(seen.size > 20, `only ${seen.size} elements were reached`);
    },
  );
}
