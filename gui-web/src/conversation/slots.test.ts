import { describe, expect, it } from "vitest";
import type { SlotLabel } from "../api/types";
import { argumentOf, argumentsOf, kNoName, missingSlots, type SlotValue } from "./slots";

type Type = SlotLabel["type"];

describe("argumentOf", () => {
  it.each<[Type, SlotValue | undefined, unknown]>([
    ["text", " 48211 ", "48211"],
    ["text", "  ", undefined],
    ["text", undefined, undefined],
    ["number", "3", 3],
    ["number", "2,5", 2.5],
    ["number", "soon", undefined],
    ["number", "", undefined],
    ["date", "2026-03-14", "2026-03-14"],
    ["money", { value: "24,90", currency: "eur" }, { value: 24.9, currency: "EUR" }],
    ["money", { value: "24.90", currency: "" }, undefined],
    ["money", { value: "", currency: "EUR" }, undefined],
    ["name", { ...kNoName, family: " Yamada " }, { ...kNoName, family: "Yamada" }],
    ["name", { ...kNoName, title: "Dr." }, undefined],
    ["gender", "", undefined],
    ["gender", "other", "other"],
  ])("%s %j → %j", (type, value, expected) => expect(argumentOf(type, value)).toEqual(expected));
});

describe("slots of a phrase", () => {
  const type = (slot: string): Type => (slot === "days" ? "number" : "text");
  it("lists what is missing in order, and sends only what is filled", () => {
    const values = { order: "1", days: "many" };
    expect(missingSlots(["days", "order", "item"], values, type)).toEqual(["days", "item"]);
    expect(argumentsOf(["days", "order", "item"], values, type)).toEqual({ order: "1" });
  });
});
