// The words themselves: matches marked, empty slots as chips that lead to their field, filled
// slots with what was typed. Built from text nodes only; the server's text is never read as HTML.
import { memo } from "react";
import type { Direction } from "../api/types";
import { conversation } from "../conversation/store";
import { argumentOf, moneyOf, nameOf, textOf, type SlotValue } from "../conversation/slots";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { segments } from "./segments";

interface Props {
  text: string;
  lang: string;
  dir: Direction;
  matches?: readonly (readonly [number, number])[] | undefined;
  slots?: readonly string[] | undefined;
  cardId: string;
}

const kNoMatches: readonly (readonly [number, number])[] = [];
const kNoSlots: readonly string[] = [];

export const SlotText = memo(function SlotText({ text, lang, dir, matches, slots, cardId }: Props) {
  return (
    <span lang={lang} dir={dir}>
      {segments(text, matches ?? kNoMatches, slots ?? kNoSlots).map((one, index) => {
        if ("slot" in one) return <Chip key={index} slot={one.slot} cardId={cardId} />;
        return one.marked ? <mark key={index}>{one.text}</mark> : one.text;
      })}
    </span>
  );
});

const typed = (value: SlotValue | undefined): string => {
  if (typeof value === "string" || value === undefined) return textOf(value);
  if ("given" in value)
    return [nameOf(value).given, nameOf(value).family].filter(Boolean).join(" ");
  return `${moneyOf(value).value} ${moneyOf(value).currency}`;
};

function Chip({ slot, cardId }: { slot: string; cardId: string }) {
  const { language } = useMessages();
  const { label, type } = useLabels().slot(slot);
  const value = conversation.use((now) => now.values[slot]);
  const filled = argumentOf(type, value) !== undefined;
  const focusField = () => document.getElementById(`${cardId}-${slot}`)?.focus();
  return (
    <bdi
      className="chip"
      data-filled={filled || undefined}
      lang={filled ? undefined : language}
      onClick={focusField}
    >
      {filled ? typed(value) : label}
    </bdi>
  );
}
