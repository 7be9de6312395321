// What stands in the margin of a card: when the words fit, when they don't, what they may commit
// the company to. Only what decides between two cards; the reasons are one press away (More.tsx).
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Guided, Note } from "./Guided";

export function Guidance({ entry }: { entry: Entry }) {
  const { t, list } = useMessages();
  const labels = useLabels();
  return (
    <dl className="guidance">
      <Guided label={t("Use when")} entry={entry} field="use_when" own={entry.use_when} />
      <Guided label={t("Avoid when")} entry={entry} field="avoid_when" own={entry.avoid_when} />
      {entry.risk.length > 0 && (
        <Note label={/* i18n: what sending this may commit the company to */ t("Take care")}>
          {list(entry.risk.map((id) => labels.of("risk", id)))}
        </Note>
      )}
    </dl>
  );
}
