// What the bodies of all kinds have in common: their properties and the headline.
import type { ReactNode } from "react";
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { Phrase } from "../ui/Phrase";
import { guidance } from "./guidance";

export interface BodyProps {
  entry: Entry;
  target: string;
  alternative: number;
  cardId: string;
  whole: boolean;
  /** The row of buttons; a body that places it itself is in kPlacesActions. */
  actions: ReactNode;
}

/** On a safety card the first words come long before the end: their buttons stand with them. */
export const kPlacesActions = new Set(["protocol"]);

/** The entry's headline, in English where the reader does not read its language. */
export function Headline({ entry, cardId }: { entry: Entry; cardId: string }) {
  const { language } = useMessages();
  const title = guidance(entry, "title", entry.title, language);
  return (
    <h3 className="headline" id={`${cardId}-words`}>
      {title && <Phrase lang={title.lang}>{title.text}</Phrase>}
    </h3>
  );
}
