import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem, Unreachable } from "../api/problem";
import type { Entry } from "../api/types";
import { conversation, startAfresh } from "../conversation/store";
import { wholeEntry } from "../entry/query";
import { shownAlternative, wordings } from "./sendable";
import { turn } from "./turn";

const entry = {
  id: "late/own",
  kind: "phrase",
  locale: "es",
  text: "Uno.",
  alternative: 0,
  wordings: 3,
} as Entry;
const whole = { ...entry, alternatives: [{ text: "Uno." }, { text: "Dos." }, { text: "Tres." }] };
const shown = { entry, target: "es-MX", ui: "en" };

const answer = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json" },
  });
const fetched = vi.fn<typeof fetch>();
const words = (one: Entry = entry) => wordings(one)[shownAlternative(one)]?.text;

let client: QueryClient;
beforeEach(() => {
  startAfresh();
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  fetched.mockReset().mockImplementation(async () => answer(whole));
  vi.stubGlobal("fetch", fetched);
});
afterEach(() => {
  client.clear();
  vi.unstubAllGlobals();
});

describe("turn", () => {
  it("loads the other wordings once, as the entry's page does", async () => {
    await turn(client, shown, 1);
    expect(words()).toBe("Dos.");
    await turn(client, shown, 1);
    await turn(client, shown, 1);
    expect(words()).toBe("Uno.");
    expect(fetched.mock.calls.map(([path]) => path)).toEqual([
      "/api/v1/entries/late/own?locale=es-MX&ui=en",
    ]);
    expect(client.getQueryData(wholeEntry("late/own", "es-MX", "en").queryKey)).toEqual(whole);
  });

  it("turns back from the first to the last", async () => {
    await turn(client, shown, -1);
    expect(words()).toBe("Tres.");
  });

  it("is one step each, also while the words are on their way", async () => {
    await Promise.all([turn(client, shown, 1), turn(client, shown, 1)]);
    expect(words()).toBe("Tres.");
    expect(fetched).toHaveBeenCalledOnce();
  });

  it("asks nothing on the entry's page, and results show what was chosen there", () => {
    void turn(client, { ...shown, entry: whole }, 1);
    expect(words(whole)).toBe("Dos.");
    expect(words()).toBe("Dos.");
    expect(fetched).not.toHaveBeenCalled();
  });

  it("changes nothing in another locale", async () => {
    await turn(client, shown, 1);
    expect(words({ ...entry, locale: "ja", text: "一" })).toBe("一");
  });

  it("stays when another locale's words come", async () => {
    fetched.mockImplementation(async () => answer({ ...whole, locale: "es-MX" }));
    await turn(client, shown, 1);
    expect(words()).toBe("Uno.");
    expect(conversation.get().alternatives).toEqual({});
  });

  it.each([
    ["does not answer", () => Promise.reject(new TypeError("gone")), Unreachable],
    ["refuses", async () => answer({ code: "unknown-entry", detail: "None." }, 404), Problem],
  ])("changes nothing when the server %s", async (_, response, fault) => {
    const before = conversation.get();
    fetched.mockImplementationOnce(response);
    await expect(turn(client, shown, 1)).rejects.toBeInstanceOf(fault);
    expect(conversation.get()).toBe(before);
    await turn(client, shown, 1);
    expect(words(), "the next turn tries again").toBe("Dos.");
  });
});
