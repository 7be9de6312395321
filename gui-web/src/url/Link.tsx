// A link to another state of the page: a real address, followed without loading the page anew.
import type { MouseEvent, ReactNode } from "react";
import { addressOf, type PageState } from "./state";
import { update, usePage } from "./store";

interface Props {
  to: Partial<PageState>;
  className?: string;
  lang?: string | undefined;
  children: ReactNode;
}

export function Link({ to, className, lang, children }: Props) {
  const page = usePage();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    update(to);
    scrollTo({ top: 0 });
  };
  return (
    <a href={addressOf({ ...page, ...to })} className={className} lang={lang} onClick={follow}>
      {children}
    </a>
  );
}
