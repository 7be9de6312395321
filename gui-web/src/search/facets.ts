// Facets as the panel needs them: chosen values always present, situations under their groups.
import type { FacetValue } from "../api/types";

/** A chosen value that no result has is still listed, with 0, so that it can be taken back. */
export function withChosen(
  values: readonly FacetValue[],
  chosen: readonly string[] | undefined,
): FacetValue[] {
  const present = new Set(values.map((value) => value.id));
  const absent = (chosen ?? []).filter((id) => !present.has(id)).map((id) => ({ id, count: 0 }));
  return [...values, ...absent];
}

export interface FacetGroup {
  id: string;
  label: string;
  values: FacetValue[];
}

export function grouped(
  values: readonly FacetValue[],
  groupOf: (id: string) => { id: string; label: string },
): FacetGroup[] {
  const groups = new Map<string, FacetGroup>();
  for (const value of values) {
    const { id, label } = groupOf(value.id);
    const group = groups.get(id) ?? { id, label, values: [] };
    group.values.push(value);
    groups.set(id, group);
  }
  return [...groups.values()];
}
