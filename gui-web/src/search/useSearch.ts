// The search for the page's current state. A newer state aborts the request of the older one; the
// older results stay on screen until the newer ones are here, so nothing flickers while typing; and
// they stay when the server is gone, since they can still be read.
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { kPageSize, search } from "../api/client";
import { Unreachable } from "../api/problem";
import type { Entry, SearchAnswer } from "../api/types";
import { useLanguages } from "../app/Boot";
import { usePage } from "../url/store";

export interface Found {
  /** The first page's answer: totals, facets, relaxations. Undefined before any answer. */
  answer: SearchAnswer | undefined;
  hits: readonly Entry[];
  error: Error | null;
  /** An answer to an older state is shown while the newer one is on its way. */
  waiting: boolean;
  more: (() => void) | undefined;
}

export function useSearch(): Found {
  const { q, filters } = usePage();
  const { ui, target, locales } = useLanguages();
  const request = { q: q.trim(), locale: target, ui, filters };
  const query = useInfiniteQuery({
    queryKey: ["search", request],
    queryFn: ({ pageParam, signal }) => search(request, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last: SearchAnswer, pages) => {
      const next = pages.length * kPageSize;
      return last.hits.length > 0 && next < last.total ? next : undefined;
    },
    enabled: locales.length > 0,
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage } = query;
  const [last, setLast] = useState(query.data);
  if (query.data && query.data !== last) setLast(query.data);
  const data = query.data ?? (query.error instanceof Unreachable ? last : undefined);
  const hits = useMemo(() => unique(data?.pages.flatMap((page) => page.hits) ?? []), [data]);
  return {
    answer: data?.pages[0],
    hits,
    error: query.error,
    waiting: query.isFetching,
    more: query.hasNextPage && !query.isPlaceholderData ? () => void fetchNextPage() : undefined,
  };
}

/** An index that was replaced between two pages may repeat an entry. */
function unique(hits: readonly Entry[]): Entry[] {
  const seen = new Set<string>();
  return hits.filter((hit) => !seen.has(hit.id) && seen.add(hit.id));
}
