// Copying a card: checks the slots, lets the server render the text, puts it on the clipboard and
// says so. An empty slot is focused instead; nothing incomplete ever reaches the clipboard.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Problem } from "../api/problem";
import type { Entry } from "../api/types";
import { argumentsOf, missingSlots } from "../conversation/slots";
import { conversation, rememberCopied } from "../conversation/store";
import { announce } from "../copy/announcer";
import { writeClipboard } from "../copy/clipboard";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { makeStore } from "../ui/store";
import { Phrase } from "../ui/Phrase";
import { fetchFinal, shownAlternative, wordings } from "./sendable";

/** The slot that stopped the last copy, so that its field can be marked. */
export const stopped = makeStore<{ id: string; slot: string } | undefined>(undefined);

export const cardElementId = (id: string) => `card-${id.replaceAll("/", "--")}`;

function focusSlot(entry: Entry, slot: string): void {
  stopped.set(() => ({ id: entry.id, slot }));
  const card = document.getElementById(cardElementId(entry.id));
  const field = card?.querySelector<HTMLInputElement>(`[data-slot="${slot}"]`);
  const second = card?.querySelector<HTMLInputElement>(`[data-slot-second="${slot}"]`);
  (field?.value && second && !second.value ? second : field)?.focus();
}

export function useCopy(target: string) {
  const client = useQueryClient();
  const messages = useMessages();
  const labels = useLabels();
  return useCallback(
    async (entry: Entry): Promise<void> => {
      const { t, tx } = messages;
      const alternative = shownAlternative(entry);
      const wording = wordings(entry)[alternative];
      if (!wording) return;
      const slots = wording.slots ?? [];
      const { values } = conversation.get();
      const type = (slot: string) => labels.slot(slot).type;
      const ask = (slot: string, sentence?: string) => {
        focusSlot(entry, slot);
        announce(
          sentence || tx("Not copied yet: fill in {slot}.", { slot: labels.slot(slot).label }),
        );
      };
      const [missing] = missingSlots(slots, values, type);
      if (missing !== undefined) return ask(missing);
      try {
        const text = await fetchFinal(client, {
          entry,
          target,
          ui: messages.language,
          alternative,
          arguments: argumentsOf(slots, values, type),
        });
        if (!(await writeClipboard(text))) {
          return announce(
            t("The browser does not allow copying here. Select the text and press Ctrl+C."),
          );
        }
        stopped.set(() => undefined);
        rememberCopied(entry.id);
        announce(tx("Copied: {text}", { text: <Phrase lang={entry.locale}>{text}</Phrase> }));
      } catch (error) {
        if (error instanceof Problem && error.argument) return ask(error.argument, error.message);
        announce(
          error instanceof Problem
            ? error.message
            : t("Not copied: Attune’s server does not answer."),
        );
      }
    },
    [client, messages, labels, target],
  );
}
