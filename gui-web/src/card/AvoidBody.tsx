// Words that hurt here, and what to say instead. Copying takes the better words.
import { languageOf } from "../i18n/languages";
import { useMessages } from "../i18n/Messages";
import { Phrase } from "../ui/Phrase";
import { Note } from "./Guided";
import type { BodyProps } from "./Headline";
import { EntryLinks } from "./More";
import { SlotText } from "./SlotText";

export function AvoidBody({ entry, cardId, whole }: BodyProps) {
  const { t, language } = useMessages();
  const glossed = languageOf(entry.locale) !== languageOf(language);
  const { say_instead, instead } = entry.details;
  return (
    <>
      <p className="worn" id={`${cardId}-words`}>
        <span className="label">{/* i18n: before words that hurt */ t("Don’t say")}</span>{" "}
        <q>
          <Phrase lang={entry.locale}>{entry.title}</Phrase>
        </q>
        {glossed && entry.english["words"] && (
          <Phrase lang="en" className="gloss">
            {" "}
            {entry.english["words"]}
          </Phrase>
        )}
      </p>
      {say_instead && (
        <p className="words">
          <span className="label">{/* i18n: before better words */ t("Say")}</span>{" "}
          <SlotText
            text={say_instead}
            lang={entry.locale}
            dir={entry.direction}
            matches={entry.matches}
            cardId={cardId}
          />
        </p>
      )}
      {glossed && entry.english["say_instead"] && (
        <p className="gloss">
          <Phrase lang="en">{entry.english["say_instead"]}</Phrase>
        </p>
      )}
      {whole && instead?.length ? (
        <dl className="notes">
          <Note label={t("Better entries")}>
            <EntryLinks ids={instead} />
          </Note>
        </dl>
      ) : null}
    </>
  );
}
