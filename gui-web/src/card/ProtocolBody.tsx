// A safety card: the first words to say, what never to say, what to do, and to whom to hand over.
import { useMessages } from "../i18n/Messages";
import { Guided, Wordings } from "./Guided";
import { Steps } from "./GuideBody";
import { type BodyProps, Headline } from "./Headline";
import { PhraseBody } from "./PhraseBody";
import { wordings } from "./sendable";

export function ProtocolBody({ entry, target, alternative, cardId, whole, actions }: BodyProps) {
  const { t } = useMessages();
  const wording = wordings(entry)[alternative];
  return (
    <>
      <Headline entry={entry} cardId={cardId} />
      {wording && (
        <section aria-label={t("First words")} className="first-words">
          <PhraseBody
            entry={entry}
            target={target}
            wording={wording}
            alternative={alternative}
            cardId={`${cardId}-first`}
          />
          {actions}
        </section>
      )}
      <dl className="notes">
        <Wordings label={t("Never say")} entry={entry} list={entry.details.never_say} />
        <Guided label={t("In short")} entry={entry} field="summary" own="" />
        <Guided
          label={/* i18n: to whom the case is handed over, and how */ t("Hand over")}
          entry={entry}
          field="hand_over"
          own={entry.details.hand_over}
        />
      </dl>
      <Steps entry={entry} whole={whole} />
    </>
  );
}
