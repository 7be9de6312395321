// Puts text on the clipboard. On a plain-HTTP address in the local network browsers offer no
// clipboard interface; there the old command still works, from a selection inside a text field.

/** False when the browser refused both ways. */
export async function writeClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not permitted here: the fallback asks for no permission.
    }
  }
  return writeBySelection(text);
}

function writeBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  field.setAttribute("aria-hidden", "true");
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
