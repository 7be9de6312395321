// Keys that work anywhere on the search page. Single characters can be switched off (WCAG 2.1.4),
// never act while text is written, and never in the middle of a composition.
import { useEffect } from "react";
import type { Entry } from "../api/types";
import { useCopy } from "../card/useCopy";
import { cards, focusSearchBox, isWriting } from "./focus";
import { singleKeys } from "./preference";

const isSearchKey = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyK";

export function useShortcuts(hits: readonly Entry[], target: string): void {
  const copy = useCopy(target);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || document.querySelector('[role="dialog"]'))
        return;
      if (isSearchKey(event)) {
        event.preventDefault();
        return focusSearchBox();
      }
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isWriting(event.target) ||
        !singleKeys.get()
      )
        return;
      if (event.key === "/") {
        event.preventDefault();
        return focusSearchBox();
      }
      const hit = /^[1-9]$/.test(event.key) ? hits[Number(event.key) - 1] : undefined;
      if (!hit) return;
      event.preventDefault();
      cards()[Number(event.key) - 1]?.focus();
      void copy(hit);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [hits, copy]);
}
