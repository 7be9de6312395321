// Guidance in a language the agent reads: the locale's own words when the page is in that
// language, else the entry's English block, else the locale's own words after all. The caller
// shows it under the `lang` given here.
import type { Entry } from "../api/types";
import { languageOf } from "../i18n/languages";

export interface Guidance {
  text: string;
  lang: string;
}

/** `own` is the field's text in the entry's locale; `field` its name in the English block. */
export function guidance(
  entry: Entry,
  field: string,
  own: string | undefined,
  ui: string,
): Guidance | undefined {
  const english = entry.english[field];
  const readsOwn = languageOf(entry.locale) === languageOf(ui);
  if (!readsOwn && english) return { text: english, lang: "en" };
  return own ? { text: own, lang: entry.locale } : undefined;
}
