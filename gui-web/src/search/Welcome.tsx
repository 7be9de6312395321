// The first visit, in ten seconds: three steps, and searches to try.
import { useMessages } from "../i18n/Messages";
import { update } from "../url/store";

export function Welcome() {
  const { t, tx } = useMessages();
  const examples = [
    /* i18n: example of a search */ t("late refund"),
    /* i18n: example of a search */ t("parcel never arrived"),
    /* i18n: example of a search */ t("charged twice"),
  ];
  return (
    <section className="welcome" aria-label={t("How it works")}>
      <ol>
        <li>{t("Say what happened, in your own words or the customer’s.")}</li>
        <li>{t("Choose the customer’s language. Meanings and advice stay in yours.")}</li>
        <li>
          {tx("Press {enter} on a card, or its number. The words are on your clipboard.", {
            enter: <kbd>Enter</kbd>,
          })}
        </li>
      </ol>
      <p className="examples">
        <span>{/* i18n: before examples of searches */ t("Try")}</span>
        {examples.map((one) => (
          <button key={one} type="button" className="quiet" onClick={() => update({ q: one })}>
            {one}
          </button>
        ))}
      </p>
    </section>
  );
}
