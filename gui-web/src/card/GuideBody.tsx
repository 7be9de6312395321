// Guidance in steps: when to use it, what to do, what not to do, and how to leave it.
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Phrase } from "../ui/Phrase";
import { Guided, Wordings } from "./Guided";
import { type BodyProps, Headline } from "./Headline";
import { EntryLinks } from "./More";

export function GuideBody({ entry, cardId, whole }: BodyProps) {
  const { t } = useMessages();
  return (
    <>
      <Headline entry={entry} cardId={cardId} />
      <dl className="notes">
        <Guided label={t("When")} entry={entry} field="when" own={entry.details.when} />
        <Guided
          label={/* i18n: a guide in short */ t("In short")}
          entry={entry}
          field="summary"
          own=""
        />
      </dl>
      <Steps entry={entry} whole={whole} />
      <dl className="notes">
        <Wordings
          label={/* i18n: what not to do */ t("Limits")}
          entry={entry}
          list={entry.details.limits}
        />
        <Guided
          label={/* i18n: how and when to leave a method */ t("Way out")}
          entry={entry}
          field="exit"
          own={entry.details.exit}
        />
      </dl>
    </>
  );
}

export function Steps({ entry, whole }: { entry: Entry; whole: boolean }) {
  const labels = useLabels();
  return (
    <ol className="steps">
      {(entry.details.steps ?? []).map((step, index) => (
        <li key={index}>
          {step.escalation != null && (
            <span className="rung">{labels.of("escalation", String(step.escalation))}</span>
          )}
          <Phrase lang={entry.locale}>{step.do}</Phrase>
          {whole && step.phrases?.length ? <EntryLinks ids={step.phrases} /> : null}
        </li>
      ))}
    </ol>
  );
}
