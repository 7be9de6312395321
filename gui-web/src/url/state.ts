// The address and what it means: /?q=…&locale=ar-EG&ui=ar&situation=… and /entry/<id>?locale=…
// Parameters have the API's names. Nothing about the customer may stand in an address (it ends up
// in the browser's history), so words that may be the customer's own stay in memory only.
import { type Axis, type Filters, kAxes } from "../api/types";

export interface PageState {
  /** The entry shown as a page of its own, or undefined for the search. */
  entry: string | undefined;
  q: string;
  /** Target locale and interface language; empty when not chosen. */
  locale: string;
  ui: string;
  filters: Filters;
}

const kEntry = "/entry/";
const kLongestQuery = 60;

/** True for short searches; false for what looks like a pasted message or an identifier. */
export function mayStandInAddress(q: string): boolean {
  return q.length <= kLongestQuery && !/\p{Nd}{4}|@|\n/u.test(q);
}

export function readAddress(pathname: string, search: string): PageState {
  const query = new URLSearchParams(search);
  const filters: Partial<Record<Axis, string[]>> = {};
  for (const axis of kAxes) {
    const values = [...new Set(query.getAll(axis))].filter((value) => value !== "");
    if (values.length > 0) filters[axis] = values;
  }
  const entry = pathname.startsWith(kEntry) ? decodePath(pathname.slice(kEntry.length)) : "";
  return {
    entry: entry === "" ? undefined : entry,
    q: query.get("q") ?? "",
    locale: query.get("locale") ?? "",
    ui: query.get("ui") ?? "",
    filters,
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export function addressOf(state: PageState): string {
  const query = new URLSearchParams();
  if (state.q.trim() !== "" && mayStandInAddress(state.q)) query.set("q", state.q);
  if (state.locale !== "") query.set("locale", state.locale);
  if (state.ui !== "") query.set("ui", state.ui);
  for (const axis of kAxes) {
    for (const value of state.filters[axis] ?? []) query.append(axis, value);
  }
  const path =
    state.entry === undefined
      ? "/"
      : kEntry + state.entry.split("/").map(encodeURIComponent).join("/");
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Adds or removes one value of one filter. */
export function toggled(filters: Filters, axis: Axis, value: string): Filters {
  const before = filters[axis] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [axis]: _, ...others } = filters;
  return after.length > 0 ? { ...others, [axis]: after } : others;
}

export const countOf = (filters: Filters): number =>
  kAxes.reduce((sum, axis) => sum + (filters[axis]?.length ?? 0), 0);
