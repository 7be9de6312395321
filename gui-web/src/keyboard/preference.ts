// Whether single characters are commands. About the agent, so it may be kept across visits.
import { makeStore } from "../ui/store";

const kKey = "attune.single-keys";

function read(): boolean {
  try {
    return localStorage.getItem(kKey) !== "off";
  } catch {
    return true;
  }
}

export const singleKeys = makeStore<boolean>(read());

export function setSingleKeys(on: boolean): void {
  singleKeys.set(() => on);
  try {
    localStorage.setItem(kKey, on ? "on" : "off");
  } catch {
    // Then it holds until the page is closed.
  }
}
