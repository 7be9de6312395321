import { describe, expect, it } from "vitest";
import { Catalogue, kEnglish, pieces } from "./catalogue";

const german = new Catalogue({
  language: "de",
  plural: "n != 1",
  messages: {
    "page\u0004Search": ["Suche"],
    "page\u0004{count} result": ["{count} Treffer", "{count} Treffer insgesamt"],
  },
});

describe("Catalogue", () => {
  it("translates, and falls back to the English text", () => {
    expect(german.text("Search")).toBe("Suche");
    expect(german.text("Copy")).toBe("Copy");
  });

  it("chooses the plural form of its language", () => {
    expect(german.plural("{count} result", "{count} results", 1)).toBe("{count} Treffer");
    expect(german.plural("{count} result", "{count} results", 2)).toBe("{count} Treffer insgesamt");
    expect(kEnglish.plural("{count} result", "{count} results", 2)).toBe("{count} results");
  });
});

describe("pieces", () => {
  it.each([
    ["plain", [{ text: "plain" }]],
    ["{a}{b}", [{ name: "a" }, { name: "b" }]],
    ["x {a} y", [{ text: "x " }, { name: "a" }, { text: " y" }]],
    ["brace { a }", [{ text: "brace { a }" }]],
    ["", []],
  ])("%j", (message, expected) => expect(pieces(message)).toEqual(expected));
});
