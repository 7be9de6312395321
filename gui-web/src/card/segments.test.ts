import { describe, expect, it } from "vitest";
import { type Segment, segments } from "./segments";

/** "[Order] {order}": marked text in brackets, slots in braces with a star. */
const drawn = (list: Segment[]) =>
  list
    .map((one) => ("slot" in one ? `{*${one.slot}}` : one.marked ? `[${one.text}]` : one.text))
    .join("");

describe("segments", () => {
  it.each<[string, [number, number][], string[], string]>([
    ["Order {order} is late", [[0, 5]], ["order"], "[Order] {*order} is late"],
    ["no marks", [], [], "no marks"],
    ["", [[0, 3]], [], ""],
    ["{order}", [], ["order"], "{*order}"],
    ["{order}{date}", [], ["order", "date"], "{*order}{*date}"],
    ["{unknown} stays", [], ["order"], "{unknown} stays"],
    ["open { brace", [], ["order"], "open { brace"],
    ["ご注文が遅れて", [[1, 3]], [], "ご[注文]が遅れて"],
    ["😀😀 late", [[3, 7]], [], "😀😀 [late]"],
    [
      "late late",
      [
        [5, 9],
        [0, 4],
      ],
      [],
      "[late] [late]",
    ],
    [
      "overlap",
      [
        [0, 4],
        [2, 6],
      ],
      [],
      "[overla]p",
    ],
    ["beyond", [[4, 99]], [], "beyo[nd]"],
    ["x {order} y", [[2, 9]], ["order"], "x {*order} y"],
  ])("%j %j", (text, matches, slots, expected) => {
    expect(drawn(segments(text, matches, slots))).toBe(expected);
  });
});
