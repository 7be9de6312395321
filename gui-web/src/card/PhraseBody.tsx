// The hero of a card: the words to send, their gloss, and the fields of their slots.
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { Alternative, Entry } from "../api/types";
import { argumentsOf, missingSlots } from "../conversation/slots";
import { SlotFields } from "../conversation/SlotFields";
import { conversation } from "../conversation/store";
import { languageOf } from "../i18n/languages";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { finalText } from "./sendable";
import { SlotText } from "./SlotText";
import { stopped } from "./useCopy";

interface Props {
  entry: Entry;
  target: string;
  wording: Alternative;
  alternative: number;
  cardId: string;
}

/** The rendered text once every slot is filled: what will be sent, to the letter. */
function useFinal({ entry, target, wording, alternative }: Props): string | undefined {
  const { language } = useMessages();
  const labels = useLabels();
  const values = useDeferredValue(conversation.use((now) => now.values));
  const slots = wording.slots ?? [];
  const type = (slot: string) => labels.slot(slot).type;
  const ready = slots.length > 0 && missingSlots(slots, values, type).length === 0;
  const query = finalText({
    entry,
    target,
    ui: language,
    alternative,
    arguments: argumentsOf(slots, values, type),
  });
  const { data } = useQuery({ ...query, enabled: ready });
  return ready ? data : undefined;
}

export function PhraseBody(props: Props) {
  const { entry, wording, alternative, cardId } = props;
  const { language, t } = useMessages();
  const final = useFinal(props);
  const wanted = stopped.use((now) => (now?.id === entry.id ? now.slot : undefined));
  const matches = useMemo(
    () =>
      alternative === entry.alternative && entry.kind === "phrase" ? entry.matches : undefined,
    [entry, alternative],
  );
  const gloss = languageOf(entry.locale) === languageOf(language) ? "" : wording.gloss;
  return (
    <>
      <p className="words" id={`${cardId}-words`}>
        {final === undefined ? (
          <SlotText
            text={wording.text}
            lang={entry.locale}
            dir={entry.direction}
            matches={matches}
            slots={wording.slots}
            cardId={cardId}
          />
        ) : (
          <span lang={entry.locale} dir={entry.direction} className="final">
            {final}
          </span>
        )}
      </p>
      {gloss && (
        <p className="gloss">
          <span className="visually-hidden">
            {
              /* i18n: what foreign text means, said before it by screen readers */ t("Meaning:")
            }{" "}
          </span>
          <SlotText text={gloss} lang="en" dir="ltr" slots={wording.slots} cardId={cardId} />
        </p>
      )}
      <SlotFields cardId={cardId} slots={wording.slots ?? []} wanted={wanted} />
    </>
  );
}
