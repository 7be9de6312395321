// What the page must know about a language before any answer came: its direction, its own name,
// and which of the page's languages suits a reader.
import type { Direction } from "../api/types";

const kRightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

export function directionOf(tag: string): Direction {
  try {
    return kRightToLeft.has(new Intl.Locale(tag).maximize().script ?? "") ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

/** "es-MX" → "es". */
export const languageOf = (tag: string): string => tag.split("-")[0] ?? tag;

/** "ja" → "日本語": a language in its own words, for the picker. */
export function ownName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The first wanted tag that is available, exactly or as its language; else English. */
export function choose(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const found =
      available.find((one) => one === tag) ??
      available.find((one) => languageOf(one) === languageOf(tag));
    if (found) return found;
  }
  return available.includes("en") ? "en" : (available[0] ?? "en");
}
