import { describe, expect, it } from "vitest";
import type { Entry } from "../api/types";
import { guidance } from "./guidance";

const entry = (locale: string, english: Record<string, string>) =>
  ({ locale, english }) as unknown as Entry;

describe("guidance", () => {
  it.each([
    ["ja", { why: "Because." }, "理由", "en", { text: "Because.", lang: "en" }],
    ["ja", { why: "Because." }, "理由", "ja", { text: "理由", lang: "ja" }],
    ["es-MX", { why: "Because." }, "Porque.", "es", { text: "Porque.", lang: "es-MX" }],
    ["ja", {}, "理由", "fr", { text: "理由", lang: "ja" }],
    ["en", {}, "Because.", "ar", { text: "Because.", lang: "en" }],
    ["ja", { why: "Because." }, "", "fr", { text: "Because.", lang: "en" }],
    ["en", {}, "", "en", undefined],
  ])("%s, %j, %j for %s", (locale, english, own, ui, expected) => {
    expect(guidance(entry(locale, english as Record<string, string>), "why", own, ui)).toEqual(
      expected,
    );
  });
});
