import { describe, expect, it } from "vitest";
import { grouped, withChosen } from "./facets";

describe("withChosen", () => {
  it("keeps order and adds chosen values without results", () => {
    const values = [
      { id: "a", count: 3 },
      { id: "b", count: 1 },
    ];
    expect(withChosen(values, undefined)).toEqual(values);
    expect(withChosen(values, ["b", "c"])).toEqual([...values, { id: "c", count: 0 }]);
  });
});

describe("grouped", () => {
  it("collects values under their groups, in order of first appearance", () => {
    const groupOf = (id: string) => ({ id: id[0] ?? "", label: `group ${id[0]}` });
    const groups = grouped(
      [
        { id: "a1", count: 1 },
        { id: "b1", count: 2 },
        { id: "a2", count: 3 },
      ],
      groupOf,
    );
    expect(groups.map((group) => [group.label, group.values.map((value) => value.id)])).toEqual([
      ["group a", ["a1", "a2"]],
      ["group b", ["b1"]],
    ]);
  });
});
