// One language's page strings. Key = context + U+0004 + English text, as gettext has it.
// A message without translation is its English text, so English needs no catalogue at all.
import { pluralRule, type PluralRule } from "./plural";

/** dist/i18n/<tag>.json, written by scripts/catalogues.mjs. */
export interface CatalogueFile {
  language: string;
  plural: string;
  messages: Record<string, string[]>;
}

const kContext = "page\u0004";

export class Catalogue {
  readonly language: string;
  private readonly messages: Record<string, string[]>;
  private readonly rule: PluralRule;

  constructor(file: CatalogueFile) {
    this.language = file.language;
    this.messages = file.messages;
    this.rule = pluralRule(file.plural);
  }

  text(msgid: string): string {
    return this.messages[kContext + msgid]?.[0] ?? msgid;
  }

  plural(one: string, many: string, n: number): string {
    return this.messages[kContext + one]?.[this.rule(n)] ?? (n === 1 ? one : many);
  }
}

export const kEnglish = new Catalogue({ language: "en", plural: "n != 1", messages: {} });

export type Piece = { text: string } | { name: string };

/** "Copied: {text}" → [{text: "Copied: "}, {name: "text"}]. */
export function pieces(message: string): Piece[] {
  return message
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : { text: part }));
}
