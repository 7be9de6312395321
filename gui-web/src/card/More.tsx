// What a card shows on demand: why the words work, what they replace, what may follow, where it
// all comes from, and why it was found.
import { Link } from "../url/Link";
import type { Entry, Source } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { entryName } from "./names";
import { Guided, Note, Wordings } from "./Guided";
import { reasonText } from "./reasons";

export function More({ entry, customerSays }: { entry: Entry; customerSays: boolean }) {
  const messages = useMessages();
  const { t, list } = messages;
  const labels = useLabels();
  const reasons = (entry.reasons ?? [])
    .map((one) => reasonText(one, messages, labels))
    .filter((one) => one !== "");
  return (
    <dl className="more-notes">
      <Guided
        label={/* i18n: why these words work */ t("Why")}
        entry={entry}
        field="why"
        own={entry.why}
      />
      <Wordings
        label={/* i18n: worn phrases that this one replaces */ t("Say this instead of")}
        entry={entry}
        list={entry.say_instead_of}
      />
      {entry.next.length > 0 && (
        <Note label={/* i18n: entries that naturally follow this one */ t("Next")}>
          <EntryLinks ids={entry.next} />
        </Note>
      )}
      {entry.situations.length > 0 && (
        <Note label={t("Situation")}>
          {list(entry.situations.map((id) => labels.of("situation", id)))}
        </Note>
      )}
      {entry.emotions.length > 0 && (
        <Note label={t("Emotion")}>
          {list(entry.emotions.map((id) => labels.of("emotion", id)))}
        </Note>
      )}
      {customerSays && entry.customer_says?.length ? (
        <Note label={t("Customers say")}>
          <ul className="plain" lang={entry.locale} dir={entry.direction}>
            {entry.customer_says.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      {entry.sources.length > 0 && (
        <Note label={t("Sources")}>
          <ul className="plain">
            {entry.sources.map((one) => (
              <li key={one.title}>
                <Citation source={one} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      <ReviewNote entry={entry} />
      {reasons.length > 0 && (
        <Note label={/* i18n: why this result was found */ t("Found because")}>
          <ul className="plain">
            {reasons.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Note>
      )}
    </dl>
  );
}

export function EntryLinks({ ids }: { ids: readonly string[] }) {
  return (
    <ul className="plain">
      {ids.map((id) => (
        <li key={id}>
          <Link to={{ entry: id }}>{entryName(id)}</Link>
        </li>
      ))}
    </ul>
  );
}

function Citation({ source }: { source: Source }) {
  const parts = [source.author, source.venue, source.year, source.locator]
    .filter(Boolean)
    .join(", ");
  return (
    <bdi>
      <cite>{source.title}</cite>
      {parts && `, ${parts}`}
    </bdi>
  );
}

function ReviewNote({ entry }: { entry: Entry }) {
  const { t, tx, date } = useMessages();
  const { state, by, on } = entry.review;
  if (state === "draft") {
    return <Note label={t("Review")}>{t("Not yet checked by a native speaker.")}</Note>;
  }
  if (!by || !on) return null;
  return (
    <Note label={t("Review")}>
      {tx("Checked by {person} on {date}", { person: by, date: date(on) })}
    </Note>
  );
}
