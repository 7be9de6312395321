// What belongs to the conversation at hand: slot values, which alternative each card shows, the
// wordings that were loaded for it, and what was copied. Memory only; startAfresh() forgets it all
// when the next customer comes.
import type { Alternative, Entry } from "../api/types";
import { makeStore } from "../ui/store";
import type { SlotValue, SlotValues } from "./slots";

export interface Conversation {
  values: SlotValues;
  /** Locale and entry id → index of the alternative shown, where the agent turned to another. */
  alternatives: Readonly<Record<string, number>>;
  /** Locale and entry id → all wordings of the entries that were turned. */
  loaded: Readonly<Record<string, readonly Alternative[]>>;
  /** Ids of entries copied in this conversation. */
  copied: ReadonlySet<string>;
}

const kFresh: Conversation = { values: {}, alternatives: {}, loaded: {}, copied: new Set() };

export const conversation = makeStore<Conversation>(kFresh);

export const startAfresh = () => conversation.set(() => kFresh);

export const fill = (slot: string, value: SlotValue) =>
  conversation.set((now) => ({ ...now, values: { ...now.values, [slot]: value } }));

/** Another locale words the same entry in its own way. */
const keyOf = ({ id, locale }: Entry) => `${locale} ${id}`;

export const chosenAlternative = (now: Conversation, entry: Entry): number | undefined =>
  now.alternatives[keyOf(entry)];

export const showAlternative = (entry: Entry, index: number) =>
  conversation.set((now) => ({
    ...now,
    alternatives: { ...now.alternatives, [keyOf(entry)]: index },
  }));

export const loadedWordings = (
  now: Conversation,
  entry: Entry,
): readonly Alternative[] | undefined => now.loaded[keyOf(entry)];

export const rememberWordings = (entry: Entry, list: readonly Alternative[]) =>
  conversation.set((now) => ({ ...now, loaded: { ...now.loaded, [keyOf(entry)]: list } }));

export const rememberCopied = (id: string) =>
  conversation.set((now) => ({ ...now, copied: new Set(now.copied).add(id) }));
