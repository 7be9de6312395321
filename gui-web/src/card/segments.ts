// Cuts a text into what the card draws: plain text, matched text, and slots. Offsets are Unicode
// code points, as everywhere in the API; a JavaScript string counts UTF-16 units, hence Array.from.
//
//   segments("Order {order}", [[0, 5]], ["order"])
//     → [{text: "Order", marked: true}, {text: " ", marked: false}, {slot: "order"}]

export type Segment = { text: string; marked: boolean } | { slot: string };

type Range = readonly [begin: number, end: number];

function markedPoints(length: number, matches: readonly Range[]): boolean[] {
  const marked = new Array<boolean>(length).fill(false);
  for (const [begin, end] of matches) {
    for (let at = Math.max(0, begin); at < Math.min(end, length); at += 1) marked[at] = true;
  }
  return marked;
}

/** The slot that begins at `at`: "{order}" → "order", if `slots` has it. */
function slotAt(
  points: readonly string[],
  at: number,
  slots: ReadonlySet<string>,
): string | undefined {
  if (points[at] !== "{") return undefined;
  const close = points.indexOf("}", at);
  const name = close < 0 ? "" : points.slice(at + 1, close).join("");
  return slots.has(name) ? name : undefined;
}

export function segments(
  text: string,
  matches: readonly Range[],
  slots: readonly string[],
): Segment[] {
  const points = Array.from(text);
  const marked = markedPoints(points.length, matches);
  const known = new Set(slots);
  const result: Segment[] = [];
  for (let at = 0; at < points.length; at += 1) {
    const slot = slotAt(points, at, known);
    const last = result.at(-1);
    if (slot !== undefined) {
      result.push({ slot });
      at += slot.length + 1;
    } else if (last && "text" in last && last.marked === marked[at]) {
      last.text += points[at];
    } else {
      result.push({ text: points[at] ?? "", marked: marked[at] ?? false });
    }
  }
  return result;
}
