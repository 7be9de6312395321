// One entry as a page of its own, everything shown, with the locales it is written for.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Problem } from "../api/problem";
import type { Entry } from "../api/types";
import { useLanguages } from "../app/Boot";
import { Card } from "../card/Card";
import { entryName } from "../card/names";
import { useMessages } from "../i18n/Messages";
import { useShortcuts } from "../keyboard/useShortcuts";
import { useLabels } from "../locale/labels";
import { NormsPanel } from "../norms/NormsPanel";
import { Fault, Waiting } from "../search/states";
import { Icon } from "../ui/Icon";
import { Phrase } from "../ui/Phrase";
import { Link } from "../url/Link";
import { wholeEntry } from "./query";

const kNone: readonly Entry[] = [];

export function EntryView({ id }: { id: string }) {
  const { t } = useMessages();
  const { ui, target, locales } = useLanguages();
  const { data, error } = useQuery({
    ...wholeEntry(id, target, ui),
    enabled: locales.length > 0,
    placeholderData: keepPreviousData,
  });
  useShortcuts(kNone, target);
  useEffect(() => {
    document.title = `${entryName(id)} – Attune`;
  }, [id]);
  return (
    <div className="columns entry-page">
      <main id="main" tabIndex={-1}>
        <p className="way-back">
          <Link to={{ entry: undefined }}>
            <Icon name="back" />
            {t("Back to the search")}
          </Link>
        </p>
        <h1>
          <bdi lang="en">{entryName(id)}</bdi>
        </h1>
        {error instanceof Problem ? <Fault problem={error} /> : !data && <Waiting />}
        {data && !error && (
          <>
            <Variants entry={data} />
            <Card entry={data} target={target} position={1} total={1} whole />
          </>
        )}
      </main>
      {locales.some((one) => one.tag === target) && <NormsPanel locale={target} />}
    </div>
  );
}

function Variants({ entry }: { entry: Entry }) {
  const { t } = useMessages();
  const labels = useLabels();
  if (!entry.variants?.length) return null;
  return (
    <nav
      className="variants"
      aria-label={/* i18n: locales an entry is written for */ t("Written for")}
    >
      <ul>
        {entry.variants.map((tag) => (
          <li key={tag} aria-current={tag === entry.locale || undefined}>
            <Link to={{ locale: tag }}>
              <Phrase lang={tag}>{labels.locale(tag)}</Phrase>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
