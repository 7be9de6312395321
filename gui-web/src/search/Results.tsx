// The results, in order. A feed of cards: up and down move between them, Home and End to the ends.
import type { KeyboardEvent } from "react";
import type { Entry } from "../api/types";
import { Card } from "../card/Card";
import { useMessages } from "../i18n/Messages";
import { cards, focusSearchBox } from "../keyboard/focus";

interface Props {
  hits: readonly Entry[];
  total: number;
  target: string;
  more: (() => void) | undefined;
}

function onKeyDown(event: KeyboardEvent) {
  const all = cards();
  const at = all.findIndex((card) => card === event.target);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" || (event.key === "ArrowUp" && at === 0)) focusSearchBox();
  else if (event.key === "ArrowDown") all[at + 1]?.focus();
  else if (event.key === "ArrowUp") all[at - 1]?.focus();
  else if (event.key === "Home") all[0]?.focus();
  else if (event.key === "End") all.at(-1)?.focus();
  else return;
  event.preventDefault();
}

export function Results({ hits, total, target, more }: Props) {
  const { t } = useMessages();
  if (hits.length === 0) return null;
  return (
    <>
      <div role="feed" aria-label={t("Results")} className="results" onKeyDown={onKeyDown}>
        {hits.map((hit, index) => (
          <Card key={hit.id} entry={hit} target={target} position={index + 1} total={total} />
        ))}
      </div>
      {more && (
        <button type="button" className="show-more" onClick={more}>
          {t("Show more results")}
        </button>
      )}
    </>
  );
}
