// A value outside React that components can watch. State that many places share and none owns
// (the conversation, the announcements) lives in one of these.
import { useSyncExternalStore } from "react";

export interface Store<T> {
  get(): T;
  set(change: (before: T) => T): void;
  /** Renders the component again when `select`'s result changes; it must return a stable value. */
  use<S>(select: (value: T) => S): S;
}

export function makeStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: () => value,
    set(change) {
      value = change(value);
      listeners.forEach((listener) => listener());
    },
    use: (select) => useSyncExternalStore(subscribe, () => select(value)),
  };
}
