// Keeps the "page" section of locales/messages.pot equal to the strings the page uses.
//
//   node scripts/extract.mjs          rewrites the section
//   node scripts/extract.mjs --check  fails when it is out of date, and says what differs
//
// The section runs from its heading `# --- page: …` to the next `# --- ` heading or the end; the
// rest of the template is left alone. Line numbers are not written: they would change every day.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locales } from "./paths.mjs";
import { usedStrings } from "./strings.mjs";

const kHeading = "# --- page: the web page. Keep {names} as they are; they are filled in.\n";
const kSection = /^# --- page: .*\n[\s\S]*?(?=^# --- (?!page: )|(?![\s\S]))/m;

const quoted = (text) =>
  `"${text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;

function block({ msgid, plural, comments, files }) {
  const lines = comments.map((comment) => `#. ${comment}`);
  lines.push(`#: ${files.join(" ")}`);
  if (/\{\w+\}/.test(msgid)) lines.push("#, python-brace-format");
  lines.push('msgctxt "page"', `msgid ${quoted(msgid)}`);
  if (plural) lines.push(`msgid_plural ${quoted(plural)}`, 'msgstr[0] ""', 'msgstr[1] ""');
  else lines.push('msgstr ""');
  return lines.join("\n") + "\n";
}

const idsOf = (text) => new Set([...text.matchAll(/^msgid (".*")$/gm)].map((match) => match[1]));

function explain(before, after) {
  const [old, now] = [idsOf(before), idsOf(after)];
  for (const id of now) if (!old.has(id)) console.error(`  missing: ${id}`);
  for (const id of old) if (!now.has(id)) console.error(`  no longer used: ${id}`);
}

function main() {
  const template = join(locales, "messages.pot");
  const text = readFileSync(template, "utf8");
  const section = [kHeading, ...usedStrings().map(block)].join("\n");
  const current = kSection.exec(text)?.[0];
  if (current?.trimEnd() === section.trimEnd()) return;
  if (process.argv.includes("--check")) {
    console.error(`${template}: the "page" section differs from the strings in gui-web/src.`);
    explain(current ?? "", section);
    console.error("Run `npm run messages` in gui-web and commit the template.");
    process.exit(1);
  }
  const after =
    current === undefined
      ? `${text.trimEnd()}\n\n${section}`
      : text.replace(kSection, () => section + (text.endsWith(current) ? "" : "\n"));
  writeFileSync(template, after);
  console.log(`${template}: ${idsOf(section).size} page messages`);
}

main();
