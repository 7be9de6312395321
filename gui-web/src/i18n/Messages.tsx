// The page's words in the reader's language: useMessages() gives t, tn and tx.
//
//   t("Copy")                                          a string
//   tn("{count} result", "{count} results", total)     a string; {count} is filled, and formatted
//   tx("Copied: {text}", { text: <q>…</q> })           nodes; every value stands in its own <bdi>
//
// scripts/extract.mjs finds these calls; write the English text in place, as a plain literal.
import { createContext, type ReactNode, use, useEffect, useMemo } from "react";
import { Catalogue, kEnglish, pieces } from "./catalogue";
import { directionOf } from "./languages";

type Values = Record<string, string | number>;

export interface Messages {
  language: string;
  t(msgid: string, values?: Values): string;
  tn(one: string, many: string, n: number, values?: Values): string;
  tx(msgid: string, values: Record<string, ReactNode>): ReactNode;
  number(n: number): string;
  list(words: readonly string[]): string;
  date(iso: string): string;
}

export function messagesOf(catalogue: Catalogue): Messages {
  const { language } = catalogue;
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const fill = (message: string, values: Values) =>
    pieces(message)
      .map((piece) => {
        if ("text" in piece) return piece.text;
        const value = values[piece.name] ?? "";
        return typeof value === "number" ? numbers.format(value) : value;
      })
      .join("");
  return {
    language,
    t: (msgid, values = {}) => fill(catalogue.text(msgid), values),
    tn: (one, many, n, values = {}) =>
      fill(catalogue.plural(one, many, n), { count: n, ...values }),
    tx: (msgid, values) =>
      pieces(catalogue.text(msgid)).map((piece, index) =>
        "text" in piece ? piece.text : <bdi key={index}>{values[piece.name]}</bdi>,
      ),
    number: (n) => numbers.format(n),
    list: (words) => lists.format(words),
    date: (iso) => (Number.isNaN(Date.parse(iso)) ? iso : dates.format(new Date(iso))),
  };
}

const Context = createContext<Messages>(messagesOf(kEnglish));

export const useMessages = (): Messages => use(Context);

/** Gives `children` the words of `catalogue`, and the document its language and direction. */
export function MessagesProvider(props: { catalogue: Catalogue; children: ReactNode }) {
  const messages = useMemo(() => messagesOf(props.catalogue), [props.catalogue]);
  useEffect(() => {
    document.documentElement.lang = messages.language;
    document.documentElement.dir = directionOf(messages.language);
  }, [messages.language]);
  return <Context value={messages}>{props.children}</Context>;
}
