// How an entry is called where only its id is known: "late-delivery/own-and-trace" →
// "late delivery · own and trace". Ids are plain English words by rule.
export const entryName = (id: string): string =>
  id
    .split("/")
    .map((part) => part.replaceAll("-", " "))
    .join(" · ");
