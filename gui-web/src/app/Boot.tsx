// Everything the page needs before it can speak: which languages there are, the words of the
// chosen one, and the taxonomy's labels. While another language is loading, the last one stays.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useMemo } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { catalogue, locales, taxonomy } from "../api/client";
import type { LocaleInfo } from "../api/types";
import { Catalogue, type CatalogueFile, kEnglish } from "../i18n/catalogue";
import { choose, languageOf } from "../i18n/languages";
import { MessagesProvider } from "../i18n/Messages";
import { readPreference } from "../i18n/preference";
import { labelsOf, LabelsProvider } from "../locale/labels";
import { usePage } from "../url/store";

export interface Languages {
  /** The interface language in use. */
  ui: string;
  /** Interface languages to choose from. */
  interface: readonly string[];
  /** The locale the words are for. */
  target: string;
  locales: readonly LocaleInfo[];
}

const Context = createContext<Languages>({
  ui: "en",
  interface: ["en"],
  target: "en",
  locales: [],
});
export const useLanguages = (): Languages => use(Context);

const kNoLocales: readonly LocaleInfo[] = [];

/** The words of `ui`; undefined until they, or the news that there are none, have come. */
function useCatalogue(ui: string): Catalogue | undefined {
  const { data, isError } = useQuery({
    queryKey: ["catalogue", ui],
    queryFn: async ({ signal }) => new Catalogue(await catalogue<CatalogueFile>(ui, signal)),
    enabled: ui !== "en",
    staleTime: Infinity,
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  return ui === "en" || isError ? kEnglish : data;
}

export function Boot({ children }: { children: ReactNode }) {
  const page = usePage();
  const known = useQuery({
    queryKey: ["locales"],
    queryFn: ({ signal }) => locales(signal),
    staleTime: 60_000,
  });
  const all = known.data?.locales ?? kNoLocales;
  const available = known.data?.interface;
  const ui = useMemo(
    () => choose([page.ui, readPreference(), ...navigator.languages], available ?? ["en"]),
    [page.ui, available],
  );
  const words = useCatalogue(ui);
  const labels = useQuery({
    queryKey: ["taxonomy", ui],
    queryFn: ({ signal }) => taxonomy(ui, signal),
    enabled: available !== undefined,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const named = useMemo(() => labelsOf(labels.data, all, ui), [labels.data, all, ui]);
  const languages = useMemo<Languages>(
    () => ({
      ui,
      interface: available ?? ["en"],
      target: page.locale || targetFor(ui, all),
      locales: all,
    }),
    [ui, available, page.locale, all],
  );

  const answered = available !== undefined ? !labels.isPending : known.isError;
  if (!answered || !words) return null; // a few milliseconds; anything shown would be in the wrong language
  return (
    <Context value={languages}>
      <MessagesProvider catalogue={words}>
        <I18nProvider locale={ui}>
          <LabelsProvider value={named}>{children}</LabelsProvider>
        </I18nProvider>
      </MessagesProvider>
    </Context>
  );
}

/** Where no target was chosen, the agent's own language, else the first locale there is. */
function targetFor(ui: string, all: readonly LocaleInfo[]): string {
  return (
    (
      all.find((one) => one.tag === ui) ??
      all.find((one) => one.language === languageOf(ui)) ??
      all[0]
    )?.tag ?? ui
  );
}
