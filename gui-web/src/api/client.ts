// The only file that talks to the server. Every call may throw Problem or Unreachable (problem.ts),
// or an AbortError when its signal was aborted because a newer request replaced it.
import { faultOf, Unreachable } from "./problem";
import type {
  Entry,
  Filters,
  LocalesAnswer,
  NormsAnswer,
  RenderAnswer,
  RenderRequest,
  SearchAnswer,
  Taxonomy,
} from "./types";
import { kAxes } from "./types";

export const kPageSize = 10;

/** What a search asks, without its page. */
export interface SearchRequest {
  q: string;
  locale: string;
  ui: string;
  filters: Filters;
}

async function fetchJson<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Unreachable(String(error));
  }
  if (!response.ok) throw await faultOf(response);
  return (await response.json()) as T;
}

const get = <T>(path: string, query: URLSearchParams, signal?: AbortSignal) =>
  fetchJson<T>(query.size > 0 ? `${path}?${query}` : path, signal ? { signal } : {});

export function searchQuery(request: SearchRequest, offset: number): URLSearchParams {
  const query = new URLSearchParams();
  if (request.q.trim() !== "") query.set("q", request.q);
  query.set("locale", request.locale);
  query.set("ui", request.ui);
  for (const axis of kAxes) {
    for (const value of request.filters[axis] ?? []) query.append(axis, value);
  }
  if (offset > 0) query.set("offset", String(offset));
  query.set("limit", String(kPageSize));
  return query;
}

export const search = (request: SearchRequest, offset: number, signal?: AbortSignal) =>
  get<SearchAnswer>("/api/v1/search", searchQuery(request, offset), signal);

export const entry = (id: string, locale: string, ui: string, signal?: AbortSignal) =>
  get<Entry>(
    `/api/v1/entries/${id.split("/").map(encodeURIComponent).join("/")}`,
    new URLSearchParams({ locale, ui }),
    signal,
  );

export const norms = (locale: string, ui: string, signal?: AbortSignal) =>
  get<NormsAnswer>("/api/v1/norms", new URLSearchParams({ locale, ui }), signal);

export const locales = (signal?: AbortSignal) =>
  get<LocalesAnswer>("/api/v1/locales", new URLSearchParams(), signal);

export const taxonomy = (ui: string, signal?: AbortSignal) =>
  get<Taxonomy>("/api/v1/taxonomy", new URLSearchParams({ ui }), signal);

export const health = (signal?: AbortSignal) =>
  get<{ status: string }>("/healthz", new URLSearchParams(), signal);

export const catalogue = <T>(tag: string, signal?: AbortSignal) =>
  get<T>(`/i18n/${encodeURIComponent(tag)}.json`, new URLSearchParams(), signal);

export const render = (request: RenderRequest, ui: string) =>
  fetchJson<RenderAnswer>("/api/v1/render", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": ui },
    body: JSON.stringify(request),
  });
