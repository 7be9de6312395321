// Turning a card to another of its wordings. A search result brings only the one it shows; the
// first turn loads the others. They are remembered beside the choice, so that every card of the
// entry can show what was chosen.
import type { QueryClient } from "@tanstack/react-query";
import type { Entry } from "../api/types";
import { rememberWordings, showAlternative } from "../conversation/store";
import { wholeEntry } from "../entry/query";
import { shownAlternative, wordings } from "./sendable";

export interface Shown {
  entry: Entry;
  target: string;
  ui: string;
}

const allKnown = (entry: Entry) => !wordings(entry).includes(undefined);

async function load(client: QueryClient, { entry, target, ui }: Shown): Promise<void> {
  const whole = await client.fetchQuery(wholeEntry(entry.id, target, ui));
  if (whole.alternatives?.length) rememberWordings(whole, whole.alternatives);
}

/** Throws what api/client.ts throws; then nothing has changed. */
export async function turn(client: QueryClient, shown: Shown, by: number): Promise<void> {
  const { entry } = shown;
  if (entry.alternatives) rememberWordings(entry, entry.alternatives);
  else if (!allKnown(entry)) await load(client, shown);
  // While the target changes, older results stay on screen; then another locale's words came.
  if (!allKnown(entry)) return;
  // Counted only now: several turns may have waited for the same words, and each is one step.
  const count = wordings(entry).length;
  showAlternative(entry, (shownAlternative(entry) + by + count) % count);
}
