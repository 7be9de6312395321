// Turns a card to another wording, and says so when the server does not give it.
import { CancelledError, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { Problem } from "../api/problem";
import type { Entry } from "../api/types";
import { useLanguages } from "../app/Boot";
import { announce } from "../copy/announcer";
import { useMessages } from "../i18n/Messages";
import { turn } from "./turn";

export function useTurn(target: string) {
  const client = useQueryClient();
  const { ui } = useLanguages();
  const { t } = useMessages();
  return useCallback(
    async (entry: Entry, by: number): Promise<void> => {
      try {
        await turn(client, { entry, target, ui }, by);
      } catch (error) {
        if (error instanceof CancelledError) return; // the agent opened the entry and left it
        announce(error instanceof Problem ? error.message : t("Attune’s server does not answer."));
      }
    },
    [client, target, ui, t],
  );
}
