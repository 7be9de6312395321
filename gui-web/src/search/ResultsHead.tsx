// How many results, whether the search was relaxed to find them, and a fresh start.
import type { SearchAnswer } from "../api/types";
import { conversation, startAfresh } from "../conversation/store";
import { useMessages } from "../i18n/Messages";
import { announce } from "../copy/announcer";
import { focusSearchBox } from "../keyboard/focus";
import { update } from "../url/store";
import { useRelaxationText } from "./relaxations";

export function ResultsHead({ answer, waiting }: { answer: SearchAnswer; waiting: boolean }) {
  const { tn } = useMessages();
  const relaxed = useRelaxationText();
  return (
    <div className="results-head" data-waiting={waiting || undefined}>
      <h1 role="status">{tn("{count} result", "{count} results", answer.total)}</h1>
      <Fresh />
      {answer.total > 0 &&
        answer.relaxations.map((one, index) => {
          const text = relaxed(one);
          return (
            text && (
              <p key={index} className="relaxed">
                {text}
              </p>
            )
          );
        })}
    </div>
  );
}

/** Shown once there is something to forget. */
function Fresh() {
  const { t } = useMessages();
  const begun = conversation.use(
    (now) => now.copied.size > 0 || Object.keys(now.values).length > 0,
  );
  if (!begun) return null;
  const onClick = () => {
    startAfresh();
    update({ q: "", filters: {} });
    announce(t("New conversation: names, numbers and filters are forgotten."));
    focusSearchBox();
  };
  return (
    <button type="button" className="quiet" onClick={onClick}>
      {t("New conversation")}
    </button>
  );
}
