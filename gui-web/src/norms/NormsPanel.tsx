// Culture beside the words: the norms of the target locale, nearest level first, each closed to
// one line until it is wanted.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { norms } from "../api/client";
import type { Entry } from "../api/types";
import { useLanguages } from "../app/Boot";
import { guidance } from "../card/guidance";
import { Guided, Wordings } from "../card/Guided";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";
import { Link } from "../url/Link";
import { Phrase } from "../ui/Phrase";

export function NormsPanel({ locale }: { locale: string }) {
  const { t, tx } = useMessages();
  const { ui, locales } = useLanguages();
  const labels = useLabels();
  const { data, isSuccess } = useQuery({
    queryKey: ["norms", locale, ui],
    queryFn: ({ signal }) => norms(locale, ui, signal),
    enabled: locales.length > 0,
    placeholderData: keepPreviousData,
  });
  const list = data?.norms ?? [];
  return (
    <aside id="norms-panel" className="norms" aria-label={t("Norms")}>
      <h2>
        {/* i18n: heading over cultural tendencies of a locale */}
        {tx("Norms: {locale}", { locale: <Phrase lang={locale}>{labels.locale(locale)}</Phrase> })}
      </h2>
      {list.length > 0 && (
        <p className="norms-note">{t("Tendencies, not rules. When unsure, ask.")}</p>
      )}
      {isSuccess && list.length === 0 && (
        <p className="norms-note">{t("No norms are written for this locale yet.")}</p>
      )}
      {list.map((one) => (
        <NormLine key={one.id} norm={one} locale={locale} />
      ))}
    </aside>
  );
}

function NormLine({ norm, locale }: { norm: Entry; locale: string }) {
  const { t, language } = useMessages();
  const labels = useLabels();
  const { details } = norm;
  const title = guidance(norm, "title", norm.title, language);
  return (
    <details className="norm">
      <summary>
        <span className="norm-topic">{labels.of("norm_topic", details.topic ?? "")}</span>
        {title && (
          <Phrase lang={title.lang} className="norm-title">
            {title.text}
          </Phrase>
        )}
      </summary>
      <dl className="notes">
        <Guided
          label={/* i18n: what tends to hold in a culture */ t("Tendency")}
          entry={norm}
          field="tendency"
          own={details.tendency || norm.text}
        />
        <Wordings label={t("Do")} entry={norm} list={details.do} />
        <Wordings label={t("Don’t")} entry={norm} list={details.dont} />
        <Guided
          label={t("Ask instead of assuming")}
          entry={norm}
          field="ask_instead"
          own={details.ask_instead}
        />
      </dl>
      <p className="norm-foot">
        {details.evidence && <span>{labels.of("evidence_grade", details.evidence)}</span>}
        {norm.locale !== locale && <Phrase lang={norm.locale}>{labels.locale(norm.locale)}</Phrase>}
        <Link to={{ entry: norm.id }}>{t("Open")}</Link>
      </p>
    </details>
  );
}
