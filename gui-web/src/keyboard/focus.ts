// Where the keyboard goes: the box, and the cards in their order.
export function focusSearchBox(): void {
  const box = document.getElementById("search-box");
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}

export const cards = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[data-card]"),
];

export const focusFirstCard = (): void => cards()[0]?.focus();

/** True while keys write text: then single keys are no commands. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  if (target.closest('[role="listbox"]')) return true; // there keys find an option by its name
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}
