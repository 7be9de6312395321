// The filters, one section per axis, each value with the number of entries it would show.
import { type Axis, type FacetValue, type Filters, kAxes, type SearchAnswer } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { toggled } from "../url/state";
import { update, usePage } from "../url/store";
import { grouped, withChosen } from "./facets";
import { useAxisName, useValueName } from "./names";

/** Sections that are open before the agent opens any. */
const kOpen = new Set<Axis>(["situation", "emotion", "escalation", "stage"]);
const kNoValues: readonly FacetValue[] = [];

export function FilterPanel({ facets }: { facets: SearchAnswer["facets"] | undefined }) {
  const { t } = useMessages();
  const { filters } = usePage();
  return (
    <aside id="filters-panel" className="filters" aria-label={t("Filters")}>
      {kAxes.map((axis) => (
        <Section
          key={axis}
          axis={axis}
          values={withChosen(facets?.[axis] ?? kNoValues, filters[axis])}
          filters={filters}
        />
      ))}
    </aside>
  );
}

interface SectionProps {
  axis: Axis;
  values: FacetValue[];
  filters: Filters;
}

function Section({ axis, values, filters }: SectionProps) {
  const name = useAxisName()(axis);
  const { number } = useMessages();
  const chosen = filters[axis]?.length ?? 0;
  if (values.length === 0) return null;
  return (
    <details className="section" open={kOpen.has(axis) || chosen > 0}>
      <summary>
        <h2>{name}</h2>
        {chosen > 0 && <span className="section-count">{number(chosen)}</span>}
      </summary>
      {axis === "situation" ? (
        <Situations values={values} filters={filters} />
      ) : (
        <Values axis={axis} label={name} values={values} filters={filters} />
      )}
    </details>
  );
}

function Situations({ values, filters }: Omit<SectionProps, "axis">) {
  const labels = useLabels();
  const groups = grouped(values, labels.situationGroup);
  return groups.map((group) => {
    const holdsChoice = group.values.some((value) => filters.situation?.includes(value.id));
    return (
      <details key={group.id} className="group" open={holdsChoice || groups.length === 1}>
        <summary>
          <h3>{group.label}</h3>
        </summary>
        <Values axis="situation" label={group.label} values={group.values} filters={filters} />
      </details>
    );
  });
}

function Values({ axis, label, values, filters }: SectionProps & { label: string }) {
  const nameOf = useValueName();
  const { number } = useMessages();
  return (
    <ul className="values" aria-label={label}>
      {values.map((value) => (
        <li key={value.id}>
          <label className="value">
            <input
              type="checkbox"
              checked={filters[axis]?.includes(value.id) ?? false}
              onChange={() =>
                update({ entry: undefined, filters: toggled(filters, axis, value.id) })
              }
            />
            <bdi>{nameOf(axis, value.id)}</bdi> <span className="count">{number(value.count)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
