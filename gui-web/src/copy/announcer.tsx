// One polite live region for the whole page. What is said is also shown, at the foot of the page,
// until something else is said or it has been there long enough to be read.
import { Fragment, type ReactNode, useEffect } from "react";
import { makeStore } from "../ui/store";

const kReadingTime = 8000; // ms; the card itself keeps its mark

interface Saying {
  node: ReactNode;
  serial: number;
}

const sayings = makeStore<Saying>({ node: null, serial: 0 });

export const announce = (node: ReactNode) =>
  sayings.set((before) => ({ node, serial: before.serial + 1 }));

export function Announcer() {
  const { node, serial } = sayings.use((now) => now);
  useEffect(() => {
    if (node === null) return;
    const timer = setTimeout(() => announce(null), kReadingTime);
    return () => clearTimeout(timer);
  }, [node, serial]);
  return (
    <div role="status" className="announcer" data-shown={node !== null || undefined}>
      <Fragment key={serial}>{node}</Fragment>
    </div>
  );
}
