// What belongs to the conversation at hand: slot values, which alternative each card shows, and
// what was copied. Memory only; startAfresh() forgets it all when the next customer comes.
import { makeStore } from "../ui/store";
import type { SlotValue, SlotValues } from "./slots";

export interface Conversation {
  values: SlotValues;
  /** Entry id → index of the alternative shown, where the agent turned to another. */
  alternatives: Readonly<Record<string, number>>;
  /** Ids of entries copied in this conversation. */
  copied: ReadonlySet<string>;
}

const kFresh: Conversation = { values: {}, alternatives: {}, copied: new Set() };

export const conversation = makeStore<Conversation>(kFresh);

export const startAfresh = () => conversation.set(() => kFresh);

export const fill = (slot: string, value: SlotValue) =>
  conversation.set((now) => ({ ...now, values: { ...now.values, [slot]: value } }));

export const showAlternative = (id: string, index: number) =>
  conversation.set((now) => ({ ...now, alternatives: { ...now.alternatives, [id]: index } }));

export const rememberCopied = (id: string) =>
  conversation.set((now) => ({ ...now, copied: new Set(now.copied).add(id) }));
