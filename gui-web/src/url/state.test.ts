import { describe, expect, it } from "vitest";
import { addressOf, mayStandInAddress, readAddress, toggled } from "./state";

const read = (address: string) => {
  const url = new URL(address, "http://127.0.0.1");
  return readAddress(url.pathname, url.search);
};

describe("addresses", () => {
  it.each([
    "/",
    "/?q=late+refund&locale=ja&ui=en",
    "/?locale=ar-EG&ui=ar&situation=late-delivery&situation=lost-package&emotion=anger",
    "/?q=%E8%BF%94%E9%87%91&kind=norm",
    "/entry/late-delivery/own-and-trace?locale=de",
  ])("%s survives reading and writing", (address) =>
    expect(addressOf(read(address))).toBe(address),
  );

  it.each([
    ["/?situation=&situation=a&situation=a", "/?situation=a"],
    ["/?unknown=1", "/"],
    ["/entry/", "/"],
    ["/entry/%E0%A4", "/entry/%25E0%25A4"],
  ])("%s becomes %s", (from, to) => expect(addressOf(read(from))).toBe(to));
});

describe("mayStandInAddress", () => {
  it.each(["", "late refund furious", "返金が遅い", "order 482"])("%j may", (q) =>
    expect(mayStandInAddress(q)).toBe(true),
  );
  it.each([
    "order 48211 is late",
    "write to me at kim@example.org",
    "٤٨٢١١",
    "I have been waiting for two weeks now and nobody has told me where my parcel is",
    "one\ntwo",
  ])("%j may not", (q) => expect(mayStandInAddress(q)).toBe(false));

  it("leaves such words out of the address", () => {
    expect(addressOf({ ...read("/?locale=ja"), q: "order 48211" })).toBe("/?locale=ja");
  });
});

describe("toggled", () => {
  it("adds and removes, and forgets an axis without values", () => {
    const one = toggled({}, "emotion", "anger");
    expect(one).toEqual({ emotion: ["anger"] });
    expect(toggled(one, "emotion", "fear")).toEqual({ emotion: ["anger", "fear"] });
    expect(toggled(one, "emotion", "anger")).toEqual({});
  });
});
