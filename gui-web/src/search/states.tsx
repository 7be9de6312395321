// What stands in place of results: waiting, nothing found, a refusal of the server.
import type { Problem } from "../api/problem";
import type { SearchAnswer } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { countOf } from "../url/state";
import { update, usePage } from "../url/store";
import { useRelaxationText } from "./relaxations";

export function Waiting() {
  const { t } = useMessages();
  return (
    <div className="waiting">
      <p className="visually-hidden" role="status">
        {t("Loading …")}
      </p>
      {[0, 1, 2].map((one) => (
        <div key={one} className="card blank" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

export function Empty({ answer }: { answer: SearchAnswer }) {
  const { t, tx } = useMessages();
  const { q, filters } = usePage();
  const relaxed = useRelaxationText();
  return (
    <section className="state">
      <h2>
        {q.trim() === ""
          ? t("Nothing has all these filters.")
          : tx("Nothing found for {words}.", { words: <q>{q}</q> })}
      </h2>
      {answer.relaxations.map((one, index) => (
        <p key={index}>{relaxed(one)}</p>
      ))}
      <p>
        {t(
          "Name what happened in a word or two – “late parcel”, “charged twice” – or begin with a situation from the filters.",
        )}
      </p>
      <p className="state-actions">
        {countOf(filters) > 0 && (
          <button type="button" onClick={() => update({ filters: {} })}>
            {t("Search without filters")}
          </button>
        )}
        {q !== "" && (
          <button type="button" onClick={() => update({ q: "" })}>
            {t("Clear the search")}
          </button>
        )}
      </p>
    </section>
  );
}

/** The server's own sentence, in the page's language; it says what to do. */
export function Fault({ problem }: { problem: Problem }) {
  const { t } = useMessages();
  return (
    <section className="state" role="alert">
      <h2>{t("The server could not do this.")}</h2>
      <p>{problem.message}</p>
      <p className="state-actions">
        <button
          type="button"
          onClick={() => update({ entry: undefined, q: "", filters: {}, locale: "" })}
        >
          {t("Start over")}
        </button>
      </p>
    </section>
  );
}
