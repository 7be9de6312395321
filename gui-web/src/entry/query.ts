// The query for an entry with everything it has, shared by its page and by cards that turn to
// another wording.
import { queryOptions } from "@tanstack/react-query";
import { entry } from "../api/client";

export const wholeEntry = (id: string, target: string, ui: string) =>
  queryOptions({
    queryKey: ["entry", id, target, ui],
    queryFn: ({ signal }) => entry(id, target, ui, signal),
  });
