// When the server does not answer: says so, tries again every two seconds, and asks everything
// anew once it is back. What the agent typed stays.
import { useIsFetching, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { health } from "../api/client";
import { Unreachable } from "../api/problem";
import { useMessages } from "../i18n/Messages";
import { queries } from "./queries";

const kRetry = 2000; // ms

const anyUnreachable = () =>
  queries
    .getQueryCache()
    .getAll()
    .some(
      (query) =>
        query.state.error instanceof Unreachable &&
        (query.isActive() || query.queryKey[0] === "health"),
    );

const useGone = () =>
  useSyncExternalStore((listener) => queries.getQueryCache().subscribe(listener), anyUnreachable);

export function Connection() {
  const { t } = useMessages();
  const client = useQueryClient();
  const gone = useGone();
  const trying = useIsFetching() > 0;
  const { isSuccess, dataUpdatedAt } = useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => health(signal),
    enabled: gone,
    refetchInterval: kRetry,
    staleTime: 0,
  });
  useEffect(() => {
    if (isSuccess && gone)
      void client.refetchQueries({
        type: "active",
        predicate: (query) => query.state.error instanceof Unreachable,
      });
  }, [isSuccess, dataUpdatedAt, gone, client]);
  if (!gone) return null;
  return (
    <div className="banner" role="alert">
      <p>
        <strong>{t("Attune’s server does not answer.")}</strong>{" "}
        {t(
          "It runs on this machine or in your network: start it again. The page comes back by itself; nothing you typed is lost.",
        )}
      </p>
      <button
        type="button"
        onClick={() => void client.refetchQueries({ type: "active" })}
        aria-disabled={trying}
      >
        {t("Try again")}
      </button>
    </div>
  );
}
