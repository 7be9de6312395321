// A cultural tendency: what tends to hold, what to do and not to do, with whom it differs, and
// what to ask rather than assume.
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Phrase } from "../ui/Phrase";
import { guidance } from "./guidance";
import { Guided, Note, Wordings } from "./Guided";
import { type BodyProps, Headline } from "./Headline";

export function NormBody({ entry, cardId }: BodyProps) {
  const { t, language } = useMessages();
  const labels = useLabels();
  const { details } = entry;
  const tendency = guidance(entry, "tendency", details.tendency || entry.text, language);
  return (
    <>
      <Headline entry={entry} cardId={cardId} />
      {tendency && (
        <p className="lead">
          <Phrase lang={tendency.lang}>{tendency.text}</Phrase>
        </p>
      )}
      <dl className="notes">
        <Wordings
          label={/* i18n: what to do, as opposed to what not to do */ t("Do")}
          entry={entry}
          list={details.do}
        />
        <Wordings label={t("Don’t")} entry={entry} list={details.dont} />
        <Guided
          label={/* i18n: with whom and where a cultural norm differs */ t("Varies")}
          entry={entry}
          field="varies"
          own={details.varies}
        />
        <Guided
          label={t("Ask instead of assuming")}
          entry={entry}
          field="ask_instead"
          own={details.ask_instead}
        />
        {details.evidence && (
          <Note
            label={
              /* i18n: how well a statement is supported: by a study, by opinion … */ t("Evidence")
            }
          >
            {labels.of("evidence_grade", details.evidence)}
          </Note>
        )}
      </dl>
    </>
  );
}
