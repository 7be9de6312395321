// What every test file needs: one server and one browser, and a way to open a watched page.
import { after, before, test } from "node:test";
import { startServer } from "./attune.mjs";
import { launch, open, settled } from "./browser.mjs";

/** → { check(name, path, [options,] body) }: opens `path`, runs `body(page)`, then asserts no faults. */
export function suite() {
  const shared = { server: undefined, browser: undefined };
  before(async () => {
    [shared.server, shared.browser] = await Promise.all([startServer(), launch()]);
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });
  const check = (name, path, ...rest) => {
    const [options, body] = rest.length === 2 ? rest : [{}, rest[0]];
    test(name, { timeout: 60_000 }, async () => {
      const { page, close } = await open(shared.browser, shared.server, path, options);
      await settled(page);
      await body(page);
      await close();
    });
  };
  return { check, shared };
}
