// Debian's Chromium, driven by playwright-core. Every page opened here is watched: a request to
// another address, a breach of the Content-Security-Policy or an uncaught error fails its test.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { inRepository } from "./attune.mjs";

const require = createRequire(inRepository("gui-web/package.json"));
const { chromium } = require("playwright-core");
export const axeSource = require("axe-core").source;

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox", ...flags] : flags,
  });

const kDefaults = {
  viewport: { width: 1280, height: 900 },
  locale: "en-US",
  colorScheme: "light",
  reducedMotion: "reduce",
};

/** Opens `path` of `server`. → { page, faults, close() }; close() asserts that nothing went wrong. */
export async function open(browser, server, path = "/", options = {}) {
  const context = await browser.newContext({ ...kDefaults, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.url });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.stack ?? error}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${server.url}/`))
      faults.push(`foreign request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  page.on("console", (message) => {
    if (/CSP:|Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await page.goto(server.url + path);
  const close = async () => {
    await context.close();
    assert.deepEqual(faults, []);
  };
  return { page, faults, close };
}

/** Waits until the results for what the page now asks are on screen. */
export async function settled(page) {
  await page.waitForFunction(() => {
    const main = document.querySelector("main");
    return (
      main &&
      main.getAttribute("aria-busy") !== "true" &&
      document.querySelector(".results-head, .state, .entry-page .card")
    );
  });
}

/** Turns the card with the focus to another wording; the first turn asks the server. */
export async function turn(page, card, key) {
  const count = card.locator(".turn-count");
  const before = await count.innerText();
  await page.keyboard.press(key);
  await count.filter({ hasNotText: before }).waitFor();
}

export const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
export const said = (page) => page.locator(".announcer").innerText();
export const focused = (page) =>
  page.evaluate(
    () =>
      document.activeElement?.getAttribute("data-card") ??
      document.activeElement?.getAttribute("data-slot") ??
      document.activeElement?.id,
  );

/** axe's violations for WCAG 2.2 A and AA, as readable lines. */
export async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.target.join(" ")} – ${node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ""}`,
    ),
  );
}
