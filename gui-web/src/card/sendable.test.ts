import { beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../api/types";
import { rememberWordings, showAlternative, startAfresh } from "../conversation/store";
import { shownAlternative, wordings } from "./sendable";

const shown = { text: "Two.", gloss: "", register: "neutral", slots: [] };
const all = [{ text: "One." }, { text: "Two." }, { text: "Three." }];
const hit = (more: Partial<Entry> = {}) =>
  ({
    id: "late/own",
    kind: "phrase",
    locale: "en",
    ...shown,
    alternative: 1,
    wordings: 3,
    details: {},
    ...more,
  }) as Entry;

beforeEach(startAfresh);

describe("wordings", () => {
  it("of a search result are as many as there are, with the one it shows", () => {
    expect(wordings(hit())).toEqual([undefined, shown, undefined]);
  });

  it("are the entry's own where it has them", () => {
    rememberWordings(hit(), [{ text: "Old." }]);
    expect(wordings(hit({ alternatives: all }))).toBe(all);
  });

  it("are those that were loaded, until a new conversation", () => {
    rememberWordings(hit(), all);
    expect(wordings(hit())).toBe(all);
    startAfresh();
    expect(wordings(hit())).toEqual([undefined, shown, undefined]);
  });

  it("of another locale are others", () => {
    rememberWordings(hit({ locale: "es" }), all);
    expect(wordings(hit())).toEqual([undefined, shown, undefined]);
  });

  it.each<[string, Partial<Entry>, unknown]>([
    ["a protocol", { kind: "protocol", details: { first_words: all } }, all],
    ["words to avoid", { kind: "avoid", details: { say_instead: "Yes." } }, [{ text: "Yes." }]],
    ["a norm", { kind: "norm", alternatives: all }, []],
  ])("of %s are what can be sent of it", (_, more, expected) =>
    expect(wordings(hit(more))).toEqual(expected),
  );
});

describe("shownAlternative", () => {
  it("is the server's choice while the one turned to is not known", () => {
    showAlternative(hit(), 2);
    expect(shownAlternative(hit())).toBe(1);
    rememberWordings(hit(), all);
    expect(shownAlternative(hit())).toBe(2);
  });

  it("is within what there is", () => {
    rememberWordings(hit(), [{ text: "One." }]);
    expect(shownAlternative(hit())).toBe(0);
    expect(shownAlternative(hit({ kind: "norm", alternative: 0 }))).toBe(0);
  });
});
