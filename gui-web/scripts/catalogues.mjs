// locales/packs/<tag>/messages.po  →  dist/i18n/<tag>.json, what the page loads for a language.
//
// A catalogue is {"language", "plural", "messages"}: `plural` is the PO's own Plural-Forms
// expression, `messages` maps "page\u0004English text" to the translated forms. Only context
// "page" is taken (labels of the taxonomy come from /api/v1/taxonomy); untranslated and fuzzy
// messages are left out, so that the page shows their English text.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import gettext from "gettext-parser";
import { dist, locales } from "./paths.mjs";

const kPage = "page";

function isTranslated(message) {
  const fuzzy = message.comments?.flag?.split(/[,\s]+/).includes("fuzzy");
  return message.msgid !== "" && !fuzzy && message.msgstr.every((form) => form !== "");
}

function catalogueOf(tag, file) {
  const po = gettext.po.parse(readFileSync(file));
  const messages = {};
  for (const message of Object.values(po.translations[kPage] ?? {})) {
    if (isTranslated(message)) messages[`${kPage}\u0004${message.msgid}`] = message.msgstr;
  }
  const header = new Map(Object.entries(po.headers).map(([k, v]) => [k.toLowerCase(), v]));
  const plural = /plural\s*=\s*([^;]+)/.exec(
    header.get("plural-forms")?.replace(/nplurals[^;]*;/, "") ?? "",
  );
  return { language: tag, plural: plural?.[1].trim() ?? "n != 1", messages };
}

function main() {
  const packs = join(locales, "packs");
  const target = join(dist, "i18n");
  mkdirSync(target, { recursive: true });
  for (const tag of readdirSync(packs).sort()) {
    const file = join(packs, tag, "messages.po");
    if (!existsSync(file)) continue;
    const catalogue = catalogueOf(tag, file);
    writeFileSync(join(target, `${tag}.json`), JSON.stringify(catalogue) + "\n");
    console.log(`i18n/${tag}.json: ${Object.keys(catalogue.messages).length} messages`);
  }
}

main();
