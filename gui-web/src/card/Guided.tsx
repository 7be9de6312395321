// A labelled piece of guidance, and lists of wordings, as they stand beside the words of a card.
import type { ReactNode } from "react";
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { Phrase } from "../ui/Phrase";
import { guidance } from "./guidance";

interface Props {
  label: string;
  entry: Entry;
  field: string;
  own: string | undefined;
}

export function Guided({ label, entry, field, own }: Props) {
  const { language } = useMessages();
  const found = guidance(entry, field, own, language);
  if (!found) return null;
  return (
    <Note label={label}>
      <Phrase lang={found.lang}>{found.text}</Phrase>
    </Note>
  );
}

export function Note({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="note">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Several wordings in the entry's language, under one label. */
export function Wordings({
  label,
  entry,
  list,
}: {
  label: string;
  entry: Entry;
  list: readonly string[] | undefined;
}) {
  if (!list?.length) return null;
  return (
    <Note label={label}>
      <ul className="plain">
        {list.map((one) => (
          <li key={one}>
            <Phrase lang={entry.locale}>{one}</Phrase>
          </li>
        ))}
      </ul>
    </Note>
  );
}
