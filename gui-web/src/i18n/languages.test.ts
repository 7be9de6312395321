import { describe, expect, it } from "vitest";
import { choose, directionOf } from "./languages";

describe("directionOf", () => {
  it.each([
    ["ar", "rtl"],
    ["ar-EG", "rtl"],
    ["he", "rtl"],
    ["ja", "ltr"],
    ["pa-Arab", "rtl"],
    ["?", "ltr"],
  ])("%s → %s", (tag, direction) => expect(directionOf(tag)).toBe(direction));
});

describe("choose", () => {
  const available = ["en", "es", "ja"];
  it.each([
    [["ja"], "ja"],
    [["es-MX", "en"], "es"],
    [["pt", "ja-JP"], "ja"],
    [["pt"], "en"],
    [[], "en"],
  ])("%j → %s", (wanted, expected) => expect(choose(wanted, available)).toBe(expected));
});
