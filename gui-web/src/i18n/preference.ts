// The interface language the agent chose, kept across visits. It is about the agent; nothing about
// a customer is ever stored. A browser that forbids storage simply forgets.
const kKey = "attune.ui";

export function readPreference(): string {
  try {
    return localStorage.getItem(kKey) ?? "";
  } catch {
    return "";
  }
}

export function writePreference(tag: string): void {
  try {
    localStorage.setItem(kKey, tag);
  } catch {
    // Nothing to do: the address still carries the choice.
  }
}
