// A piece of text in a language of its own, isolated from the text around it.
import type { ReactNode } from "react";
import { directionOf } from "../i18n/languages";

interface Props {
  lang: string;
  className?: string;
  children: ReactNode;
}

export function Phrase({ lang, className, children }: Props) {
  return (
    <bdi lang={lang} dir={directionOf(lang)} className={className}>
      {children}
    </bdi>
  );
}
