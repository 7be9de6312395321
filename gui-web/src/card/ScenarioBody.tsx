// A role-play, to read: who calls, what a good end is, and how the talk may go.
import type { Passage } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Guided } from "./Guided";
import { type BodyProps, Headline } from "./Headline";

export function ScenarioBody({ entry, cardId, whole }: BodyProps) {
  const { t } = useMessages();
  return (
    <>
      <Headline entry={entry} cardId={cardId} />
      <dl className="notes">
        <Guided
          label={/* i18n: who the customer in a role-play is */ t("Who is calling")}
          entry={entry}
          field="persona"
          own={entry.details.persona || entry.text}
        />
        <Guided
          label={/* i18n: of a role-play */ t("Goal")}
          entry={entry}
          field="goal"
          own={entry.details.goal}
        />
      </dl>
      {whole && (
        <ol className="passages" lang={entry.locale} dir={entry.direction}>
          {(entry.details.passages ?? []).map((one) => (
            <PassageItem key={one.id} passage={one} />
          ))}
        </ol>
      )}
    </>
  );
}

function PassageItem({ passage }: { passage: Passage }) {
  const labels = useLabels();
  return (
    <li>
      <p className="customer">
        <q>{passage.customer}</q>{" "}
        {passage.emotion && <bdi className="label">{labels.of("emotion", passage.emotion)}</bdi>}
      </p>
      <ul className="plain">
        {(passage.replies ?? []).map((one) => (
          <li key={one.agent}>
            <q>{one.agent}</q> <span className="feedback">{one.feedback}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
