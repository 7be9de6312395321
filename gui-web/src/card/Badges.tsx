// Small facts about a card that must not be overlooked: text of another locale, text nobody has
// reviewed. Words, not colours, carry them.
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Phrase } from "../ui/Phrase";

const kWorthABadge = new Set(["draft", "expired"]);

export function Badges({ entry, target }: { entry: Entry; target: string }) {
  const { tx, t } = useMessages();
  const labels = useLabels();
  const named = (tag: string) => <Phrase lang={tag}>{labels.locale(tag)}</Phrase>;
  return (
    <span className="badges">
      {entry.fallback && (
        <span className="badge badge-fallback">
          {/* i18n: the text is in one locale although another was asked for */}
          {tx("{served}, not {wanted}", { served: named(entry.locale), wanted: named(target) })}
        </span>
      )}
      {kWorthABadge.has(entry.review.state) && (
        <span
          className="badge"
          title={
            entry.review.state === "draft" ? t("Not yet checked by a native speaker.") : undefined
          }
        >
          {labels.of("review_state", entry.review.state)}
        </span>
      )}
    </span>
  );
}
