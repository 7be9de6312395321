// The chosen filters above the results, each removable, with one button to remove them all.
import { type Axis, kAxes } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { Icon } from "../ui/Icon";
import { toggled } from "../url/state";
import { update, usePage } from "../url/store";
import { useValueName } from "./names";

export function Chosen() {
  const { filters } = usePage();
  const { t } = useMessages();
  const nameOf = useValueName();
  const chosen = kAxes.flatMap((axis) =>
    (filters[axis] ?? []).map((id): [Axis, string] => [axis, id]),
  );
  if (chosen.length === 0) return null;
  return (
    <div className="chosen" role="group" aria-label={t("Chosen filters")}>
      {chosen.map(([axis, id]) => (
        <button
          key={`${axis}/${id}`}
          type="button"
          className="chosen-one"
          aria-label={t("Remove filter: {name}", { name: nameOf(axis, id) })}
          onClick={() => update({ filters: toggled(filters, axis, id) })}
        >
          <bdi>{nameOf(axis, id)}</bdi>
          <Icon name="close" />
        </button>
      ))}
      <button type="button" className="quiet" onClick={() => update({ filters: {} })}>
        {t("Remove all")}
      </button>
    </div>
  );
}
