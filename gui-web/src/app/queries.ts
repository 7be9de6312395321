// How questions to the server behave: asked at once even when the browser believes it is offline
// (the server is on this machine), never repeated blindly, dropped when a newer one replaces them.
import { QueryClient } from "@tanstack/react-query";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: "always",
      retry: false,
      staleTime: 30_000,
      gcTime: 120_000,
      refetchOnWindowFocus: false,
    },
  },
});
