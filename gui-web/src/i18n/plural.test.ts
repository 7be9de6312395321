import { describe, expect, it } from "vitest";
import { pluralRule } from "./plural";

const kRules: [name: string, expression: string, expected: [n: number, form: number][]][] = [
  [
    "English",
    "n != 1",
    [
      [0, 1],
      [1, 0],
      [2, 1],
      [1000000, 1],
    ],
  ],
  [
    "French",
    "(n > 1)",
    [
      [0, 0],
      [1, 0],
      [2, 1],
    ],
  ],
  [
    "Japanese",
    "0",
    [
      [0, 0],
      [1, 0],
      [7, 0],
    ],
  ],
  [
    "Arabic",
    "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    [
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [10, 3],
      [11, 4],
      [99, 4],
      [100, 5],
      [102, 5],
      [103, 3],
    ],
  ],
  [
    "Russian",
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
    [
      [1, 0],
      [11, 2],
      [21, 0],
      [22, 1],
      [12, 2],
      [25, 2],
    ],
  ],
];

describe("pluralRule", () => {
  it.each(kRules)("%s", (_, expression, expected) => {
    const rule = pluralRule(expression);
    for (const [n, form] of expected) expect([n, rule(n)]).toEqual([n, form]);
  });

  it.each(["", "n ==", "n ? 1", "(n", "n; alert(1)", "x > 1", "n n"])(
    "refuses %j",
    (expression) => {
      expect(() => pluralRule(expression)).toThrow(/not understood/);
    },
  );
});
