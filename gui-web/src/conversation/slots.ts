// Values for slots: what the agent typed, what is still missing, what the server is sent.
// They are about the customer: they live in memory, never in an address or in storage.
import type { Argument, PersonName, SlotLabel } from "../api/types";

export interface Money {
  value: string;
  currency: string;
}

/** As typed: text for most types, parts for names and money. */
export type SlotValue = string | PersonName | Money;
export type SlotValues = Readonly<Record<string, SlotValue>>;

export const kNoName: PersonName = { given: "", family: "", title: "", gender: "" };
export const kNoMoney: Money = { value: "", currency: "" };

export const nameOf = (value: SlotValue | undefined): PersonName =>
  typeof value === "object" && "given" in value ? value : kNoName;
export const moneyOf = (value: SlotValue | undefined): Money =>
  typeof value === "object" && "currency" in value ? value : kNoMoney;
export const textOf = (value: SlotValue | undefined): string =>
  typeof value === "string" ? value : "";

/** A whole or decimal number, with point or comma; undefined when it is none. */
function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** What POST /render takes for this slot, or undefined while it is not filled in. */
export function argumentOf(
  type: SlotLabel["type"],
  value: SlotValue | undefined,
): Argument | undefined {
  switch (type) {
    case "name": {
      const name = nameOf(value);
      return name.given.trim() || name.family.trim() ? trimmed(name) : undefined;
    }
    case "money": {
      const { value: amount, currency } = moneyOf(value);
      const number = numberOf(amount);
      const code = currency.trim().toUpperCase();
      return number !== undefined && /^[A-Z]{3}$/.test(code)
        ? { value: number, currency: code }
        : undefined;
    }
    case "number":
      return numberOf(textOf(value));
    case "text":
    case "date":
    case "time":
    case "gender":
      return textOf(value).trim() || undefined;
  }
}

const trimmed = (name: PersonName): PersonName => ({
  given: name.given.trim(),
  family: name.family.trim(),
  title: name.title.trim(),
  gender: name.gender,
});

type TypeOf = (slot: string) => SlotLabel["type"];

/** The slots, in order, that have no value yet. */
export const missingSlots = (
  slots: readonly string[],
  values: SlotValues,
  type: TypeOf,
): string[] => slots.filter((slot) => argumentOf(type(slot), values[slot]) === undefined);

export function argumentsOf(
  slots: readonly string[],
  values: SlotValues,
  type: TypeOf,
): Record<string, Argument> {
  const result: Record<string, Argument> = {};
  for (const slot of slots) {
    const argument = argumentOf(type(slot), values[slot]);
    if (argument !== undefined) result[slot] = argument;
  }
  return result;
}
