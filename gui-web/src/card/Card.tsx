// One result. The words to send come first and largest; what to know about them stands in the
// margin; the rest is one press away. Enter copies, left and right turn to another wording.
import { type KeyboardEvent, memo } from "react";
import type { Entry } from "../api/types";
import { conversation, loadedWordings } from "../conversation/store";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { update } from "../url/store";
import { Badges } from "./Badges";
import { CardActions } from "./CardActions";
import { Guidance } from "./Guidance";
import { kPlacesActions } from "./Headline";
import { KindBody } from "./KindBody";
import { More } from "./More";
import { PhraseBody } from "./PhraseBody";
import { shownAlternative, wordings } from "./sendable";
import { cardElementId, useCopy } from "./useCopy";
import { useTurn } from "./useTurn";

interface Props {
  entry: Entry;
  target: string;
  position: number;
  total: number;
  /** On an entry's own page everything is shown at once. */
  whole?: boolean;
}

export const Card = memo(function Card({ entry, target, position, total, whole = false }: Props) {
  const { t } = useMessages();
  const copy = useCopy(target);
  const turnTo = useTurn(target);
  const id = cardElementId(entry.id);
  conversation.use((now) => loadedWordings(now, entry)); // they change the list
  const list = wordings(entry);
  const alternative = conversation.use(() => shownAlternative(entry));
  const copied = conversation.use((now) => now.copied.has(entry.id));
  const wording = list[alternative];

  const turn = (by: number) => void turnTo(entry, by);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSlotField(event.target) && !event.nativeEvent.isComposing) return onFieldKey(event);
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    if (event.key === "Enter") void (wording ? copy(entry) : update({ entry: entry.id }));
    else if (event.key === forward && list.length > 1) turn(1);
    else if (event.key === back && list.length > 1) turn(-1);
    else return;
    event.preventDefault();
  };

  /** In a slot's field Enter copies too, and Escape leads back to the card. */
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") void copy(entry);
    else if (event.key === "Escape") document.getElementById(id)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const actions = (
    <CardActions
      entry={entry}
      wordings={list.length}
      alternative={alternative}
      copied={copied}
      whole={whole}
      onCopy={wording ? () => void copy(entry) : undefined}
      onTurn={turn}
    />
  );

  return (
    <article
      id={id}
      className="card"
      data-card={entry.id}
      data-kind={entry.kind}
      data-copied={copied || undefined}
      tabIndex={0}
      aria-labelledby={`${id}-meta ${id}-words`}
      aria-posinset={whole ? undefined : position}
      aria-setsize={whole ? undefined : total}
      onKeyDown={onKeyDown}
    >
      <header className="card-head" id={`${id}-meta`}>
        {!whole && position <= 9 && <kbd aria-hidden="true">{position}</kbd>}
        <Meta entry={entry} register={wording?.register || entry.register} />
        <Badges entry={entry} target={target} />
      </header>
      <div className="card-main">
        <div className="card-words">
          {entry.kind === "phrase" && wording ? (
            <PhraseBody
              entry={entry}
              target={target}
              wording={wording}
              alternative={alternative}
              cardId={id}
            />
          ) : (
            <KindBody
              entry={entry}
              target={target}
              alternative={alternative}
              cardId={id}
              whole={whole}
              actions={actions}
            />
          )}
          {!(wording && kPlacesActions.has(entry.kind)) && actions}
        </div>
        <Guidance entry={entry} />
      </div>
      {whole ? (
        <More entry={entry} customerSays />
      ) : (
        <details className="more">
          <summary>
            {
              /* i18n: opens why the words work, what follows, sources, and why this was found */ t(
                "Why and more",
              )
            }
          </summary>
          <More entry={entry} customerSays={false} />
        </details>
      )}
    </article>
  );
});

const isSlotField = (target: EventTarget) =>
  target instanceof HTMLInputElement && target.closest(".slots") !== null;

function Meta({ entry, register }: { entry: Entry; register: string }) {
  const labels = useLabels();
  const facts = [
    entry.kind === "phrase" ? "" : labels.of("kind", entry.kind),
    entry.stage && labels.of("stage", entry.stage),
    entry.strategy && labels.of("strategy", entry.strategy),
    register && labels.register(register, entry.locale),
  ].filter((one) => one !== "");
  return (
    <span className="meta">
      {[...new Set(facts)].map((one) => (
        <bdi key={one}>{one}</bdi>
      ))}
    </span>
  );
}
