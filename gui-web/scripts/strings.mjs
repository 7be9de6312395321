// The page's strings, found in the sources: every t("…"), tx("…") and tn("one", "many", …).
//
// A comment `i18n: …` before the call, or on the line above it, is told to the translators.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { repository, sources } from "./paths.mjs";

const kCalls = new Map([
  ["t", 1],
  ["tx", 1],
  ["tn", 2],
]);

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourceFiles(path);
      return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
    });
}

/** The `i18n:` comment that stands above or right before `node`, joined to one line. */
function commentFor(node, file) {
  const text = file.text;
  const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
  const starts = file.getLineStarts();
  const from = starts[Math.max(0, line - 1)];
  const until = node.getStart(file);
  const found = /^[\s\S]*i18n:\s*([^*\n}]+?)\s*(?:\*\/|\n|}|$)([\s\S]*)$/.exec(
    text.slice(from, until),
  );
  const another = /\bt[nx]?\(/.test(found?.[2] ?? ""); // the comment is about another call
  return another ? undefined : found?.[1];
}

function literal(node, file) {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  const { line } = file.getLineAndCharacterOfPosition(node?.getStart(file) ?? 0);
  throw new Error(
    `${relative(repository, file.fileName)}:${line + 1}: a message must be a plain string literal`,
  );
}

/** → [{msgid, plural?, comments: [], files: []}] in order of first use. */
export function usedStrings() {
  const found = new Map();
  for (const path of sourceFiles(sources)) {
    const file = ts.createSourceFile(
      path,
      readFileSync(path, "utf8"),
      ts.ScriptTarget.Latest,
      true,
      path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const visit = (node) => {
      const literals =
        ts.isCallExpression(node) && ts.isIdentifier(node.expression)
          ? kCalls.get(node.expression.text)
          : undefined;
      if (literals) add(node, literals, file);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return [...found.values()];

  function add(node, literals, file) {
    const msgid = literal(node.arguments[0], file);
    const plural = literals === 2 ? literal(node.arguments[1], file) : undefined;
    const message = found.get(msgid) ?? { msgid, plural, comments: [], files: [] };
    found.set(msgid, message);
    message.plural ??= plural;
    const comment = commentFor(node, file);
    if (comment && !message.comments.includes(comment)) message.comments.push(comment);
    const name = relative(repository, file.fileName);
    if (!message.files.includes(name)) message.files.push(name);
  }
}
