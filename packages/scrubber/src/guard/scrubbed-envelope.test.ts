import { describe, expect, test } from "vitest";
import type { Item } from "../items/items.ts";
import { publish, type ScrubbedContents, unmodifiedItem, unseenContents } from "./scrubbed-envelope.ts";

const payload = () => ({ message: "order failed", extra: { list: [1, { deep: true }] } });
const contents = (own: unknown = payload()): ScrubbedContents => [{ event_id: "1" }, [[{ type: "event" }, own]]];

function published(own: ScrubbedContents): [header: unknown, items: Item[]] {
  const envelope: [header: unknown, items: Item[]] = [undefined, []];
  publish(envelope, own);
  return envelope;
}

function itemIn(envelope: [header: unknown, items: Item[]]): Item {
  const [item] = envelope[1];
  if (item === undefined) throw new Error("expected an item");
  return item;
}

test("unseenContents returns the scrubbed contents of an envelope that no other code has read", () => {
  const own = contents();
  expect(unseenContents(published(own))).toBe(own);
  expect(unseenContents([{}, []])).toBeUndefined();
});

test("an envelope that is read returns copies of its contents", () => {
  const own = contents();
  const envelope = published(own);
  const { isArray } = Array;
  expect([isArray(envelope), ...envelope]).toEqual([true, ...own]);
  expect(envelope[0]).not.toBe(own[0]);
  expect(itemIn(envelope)[1]).not.toBe(own[1][0]?.[1]);
  expect(itemIn(envelope)).toBe(itemIn(envelope));
  expect(unseenContents(envelope)).toBeUndefined();
  expect(unmodifiedItem(itemIn(envelope))).toBe(own[1][0]);
});

describe.each<[string, (envelope: object) => [header: unknown, items: unknown]]>([
  ["a proxy of an envelope", (envelope) => new Proxy(Object(envelope), {})],
  ["an object that inherits from an envelope", (envelope) => Object.create(envelope)],
])("%s", (_title, derive) => {
  test("returns the items of the envelope", () => {
    const envelope = published(contents());
    expect(derive(envelope)[1]).toEqual(contents()[1]);
    expect(derive(envelope)[1]).toBe(envelope[1]);
    expect(unseenContents(envelope)).toBeUndefined();
  });

  test("replaces the items of the envelope", () => {
    const envelope = published(contents());
    derive(envelope)[1] = [];
    expect(envelope[1]).toEqual([]);
    expect(unseenContents(envelope)).toBeUndefined();
  });

  test("has no items if the header was replaced", () => {
    const envelope = published(contents());
    envelope[0] = {};
    expect(derive(envelope)[1]).toBeUndefined();
  });
});

test("an envelope with a Buffer returns a copy of its bytes", () => {
  const own = contents(Buffer.from([1, 2, 3]));
  const shown = itemIn(published(own))[1];
  if (!(shown instanceof Uint8Array)) throw new Error("expected bytes");
  shown.fill(7);
  expect(own[1][0]?.[1]).toEqual(Buffer.from([1, 2, 3]));
});

test.each<[string, (envelope: unknown[]) => unknown]>([
  ["replaces the header", (envelope) => envelope.fill({}, 0, 1)],
  ["changes the header", (envelope) => Object.assign(Object(envelope[0]), { late: "text" })],
  [
    "makes the header unreadable",
    (envelope) => {
      const get = () => {
        throw new Error("unreadable");
      };
      return Object.defineProperty(Object(envelope[0]), "event_id", { get });
    },
  ],
  ["replaces the items", (envelope) => envelope.fill([], 1)],
  ["replaces the items with a getter", (envelope) => Object.defineProperty(envelope, 1, { get: () => [] })],
  ["adds an item", (envelope) => Object(envelope[1]).push([{ type: "profile" }, {}])],
])("an envelope is scrubbed again if a listener %s", (_title, change) => {
  const envelope = published(contents());
  change(envelope);
  expect(unseenContents(envelope)).toBeUndefined();
});

test.each<[string, (shown: ReturnType<typeof payload>, item: Item) => unknown]>([
  ["adds a field", ({ extra }) => Object.assign(extra, { late: "text" })],
  ["changes a deep value", ({ extra }) => Object.assign(extra.list, { 0: 2 })],
  ["removes a field", (shown) => Reflect.deleteProperty(shown, "message")],
  ["adds a toJSON", (shown) => Object.assign(shown, { toJSON: () => "text" })],
  ["replaces a field with a getter", (shown) => Object.defineProperty(shown, "message", { get: () => "another" })],
  ["replaces an object with a list", (shown) => Object.assign(shown, { extra: [] })],
  ["changes the header", (_shown, item) => Object.assign(item[0], { filename: "late" })],
  ["replaces the payload", (_shown, item) => item.fill({}, 1)],
])("an item is scrubbed again if a listener %s", (_title, change) => {
  const own = payload();
  const item = itemIn(published(contents(own)));
  change(item[1] as ReturnType<typeof payload>, item);
  expect(unmodifiedItem(item)).toBeUndefined();
  expect(own).toEqual(payload());
});

test("the scrubbed original is sent if a getter only pretends that the copy of the item is unchanged", () => {
  const own = contents();
  const item = itemIn(published(own));
  let reads = 0;
  const get = () => (++reads === 1 ? "order failed" : "late");
  Object.defineProperty(item[1], "message", { enumerable: true, get });
  Object.setPrototypeOf(item[1], { toJSON: () => "text" });
  expect(unmodifiedItem(item)).toBe(own[1][0]);
});

test("a change of a single byte in a large payload is noticed", () => {
  const own = contents(new Uint8Array(2_000_000).fill(7));
  const item = itemIn(published(own));
  expect(unmodifiedItem(item)).toBe(own[1][0]);
  if (item[1] instanceof Uint8Array) item[1][1_999_999] = 8;
  expect(unmodifiedItem(item)).toBeUndefined();
});
