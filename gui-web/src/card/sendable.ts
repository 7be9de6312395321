// What of an entry can be sent to a customer, and how it becomes final text.
import type { QueryClient } from "@tanstack/react-query";
import { render } from "../api/client";
import type { Alternative, Argument, Entry } from "../api/types";
import { chosenAlternative, conversation, loadedWordings } from "../conversation/store";

/** All wordings by their index; undefined where one was not loaded yet. */
export type Wordings = readonly (Alternative | undefined)[];

/** A search result says how many wordings there are, and brings the one it shows. */
function shownOnly(entry: Entry): Wordings {
  const { text, gloss, register, slots } = entry;
  return Array.from({ length: entry.wordings }, (_, index) =>
    index === entry.alternative ? { text, gloss, register, slots } : undefined,
  );
}

/** The wordings an agent may copy: a phrase's, a protocol's first words, or what to say instead. */
export function wordings(entry: Entry): Wordings {
  switch (entry.kind) {
    case "phrase":
      return entry.alternatives ?? loadedWordings(conversation.get(), entry) ?? shownOnly(entry);
    case "protocol":
      return entry.details.first_words ?? [];
    case "avoid":
      return entry.details.say_instead ? [{ text: entry.details.say_instead }] : [];
    default:
      return [];
  }
}

/** Which wording the card shows: the one turned to, or the server's while that is not known. */
export function shownAlternative(entry: Entry): number {
  const list = wordings(entry);
  const last = Math.max(0, list.length - 1);
  const chosen = Math.min(chosenAlternative(conversation.get(), entry) ?? entry.alternative, last);
  return list[chosen] ? chosen : Math.min(entry.alternative, last);
}

/** Phrases always pass through the server; other wordings only when something is to be filled in. */
const needsServer = (entry: Entry, wording: Alternative | undefined) =>
  entry.kind === "phrase" || (wording?.slots?.length ?? 0) > 0;

export interface Final {
  entry: Entry;
  target: string;
  ui: string;
  alternative: number;
  arguments: Record<string, Argument>;
}

/** The query for the final text, shared by the card's preview and by copying. */
export const finalText = ({ entry, target, ui, alternative, arguments: filled }: Final) => ({
  queryKey: ["render", entry.id, entry.locale, target, ui, alternative, filled],
  queryFn: async () => {
    const wording = wordings(entry)[alternative];
    if (!needsServer(entry, wording)) return wording?.text ?? "";
    const { text } = await render(
      { id: entry.id, locale: target, alternative, arguments: filled },
      ui,
    );
    return text;
  },
  staleTime: 60_000,
});

export const fetchFinal = (client: QueryClient, what: Final): Promise<string> =>
  client.fetchQuery(finalText(what));
