// The search: filters, results, and the norms of the locale beside them. On narrow screens filters
// and norms open from buttons above the results.
import { useState } from "react";
import { Problem } from "../api/problem";
import { useLanguages } from "../app/Boot";
import { useMessages } from "../i18n/Messages";
import { useShortcuts } from "../keyboard/useShortcuts";
import { NormsPanel } from "../norms/NormsPanel";
import { Icon, type IconName } from "../ui/Icon";
import { countOf } from "../url/state";
import { usePage } from "../url/store";
import { Chosen } from "./Chosen";
import { Empty, Fault, Waiting } from "./states";
import { FilterPanel } from "./FilterPanel";
import { ResultsHead } from "./ResultsHead";
import { Results } from "./Results";
import { useSearch } from "./useSearch";
import { Welcome } from "./Welcome";

type Panel = "filters" | "norms" | undefined;

export function SearchView() {
  const found = useSearch();
  const page = usePage();
  const { target, locales } = useLanguages();
  const [open, setOpen] = useState<Panel>();
  useShortcuts(found.hits, target);
  const isFirst = page.q.trim() === "" && countOf(page.filters) === 0;
  const { answer, error } = found;
  return (
    <div className="columns" data-open={open}>
      <PanelButtons open={open} setOpen={setOpen} />
      <FilterPanel facets={answer?.facets} />
      <main id="main" tabIndex={-1} aria-busy={found.waiting}>
        {isFirst && <Welcome />}
        <Chosen />
        {error instanceof Problem ? (
          <Fault problem={error} />
        ) : (
          <>
            {answer && <ResultsHead answer={answer} waiting={found.waiting} />}
            {!answer && <Waiting />}
            {answer?.hits.length === 0 && <Empty answer={answer} />}
            <Results
              hits={found.hits}
              total={answer?.total ?? 0}
              target={target}
              more={found.more}
            />
          </>
        )}
      </main>
      {locales.some((one) => one.tag === target) && <NormsPanel locale={target} />}
    </div>
  );
}

function PanelButtons({ open, setOpen }: { open: Panel; setOpen: (panel: Panel) => void }) {
  const { t, tn } = useMessages();
  const chosen = countOf(usePage().filters);
  const button = (panel: "filters" | "norms", icon: IconName, text: string) => (
    <button
      type="button"
      aria-expanded={open === panel}
      aria-controls={`${panel}-panel`}
      onClick={() => setOpen(open === panel ? undefined : panel)}
    >
      <Icon name={icon} />
      {text}
    </button>
  );
  return (
    <div className="panel-buttons">
      {button(
        "filters",
        "filter",
        chosen > 0 ? tn("{count} filter", "{count} filters", chosen) : t("Filters"),
      )}
      {button("norms", "book", t("Norms"))}
    </div>
  );
}
