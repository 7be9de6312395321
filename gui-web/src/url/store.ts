// The state of the page, kept equal to the address. One store for the whole page; components read
// it with usePage() and change it with update().
//
// Typing replaces the current address, after a pause; everything else is a step in the history.
import { useSyncExternalStore } from "react";
import { addressOf, type PageState, readAddress } from "./state";

const kTypingPause = 250; // ms; browsers refuse floods of history changes

let state = readAddress(location.pathname, location.search);
let pause: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

const notify = () => listeners.forEach((listener) => listener());

function write(method: "pushState" | "replaceState") {
  clearTimeout(pause);
  pause = undefined;
  const address = addressOf(state);
  if (address !== location.pathname + location.search) history[method](null, "", address);
}

addEventListener("popstate", () => {
  clearTimeout(pause);
  state = readAddress(location.pathname, location.search);
  notify();
});

/** Changes part of the state and adds a step to the history. */
export function update(change: Partial<PageState>) {
  if (pause !== undefined) write("replaceState");
  state = { ...state, ...change };
  write("pushState");
  notify();
}

/** Changes the words of the search while they are typed. */
export function type(q: string) {
  if (q === state.q) return;
  state = { ...state, q };
  clearTimeout(pause);
  pause = setTimeout(() => write("replaceState"), kTypingPause);
  notify();
}

export function usePage(): PageState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
