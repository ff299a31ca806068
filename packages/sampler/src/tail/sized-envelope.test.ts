import { runInNewContext } from "node:vm";
import { expect, it, vi } from "vitest";
import type { Envelope } from "../sdk/envelope.ts";
import { sizedCopyOf } from "./sized-envelope.ts";

const AMPLE = 1_000_000;

/** Returns an envelope with a transaction that contains `data`. */
function envelopeOf(data: unknown): Envelope {
  return [{ trace: { trace_id: "a" } }, [[{ type: "transaction" }, { contexts: { trace: { data: { data } } } }]]];
}

function copyOf(data: unknown): unknown {
  const { envelope, bytes } = sizedCopyOf(envelopeOf(data), AMPLE);
  expect(bytes).toBeLessThan(AMPLE);
  return envelope[1][0]?.[1].contexts?.trace?.data?.["data"];
}

it("returns a copy that does not change when the app changes its own objects", () => {
  const inner = { method: "GET" };
  const list = [1, { deep: "as it was" }];
  const data: Record<string, unknown> = { inner, list, bare: Object.assign(Object.create(null), { text: "a" }) };
  const before = structuredClone(data);
  const copy = copyOf(data);
  inner.method = "PUT";
  list.push(2);
  Object.assign(Object(list[1]), { deep: "changed" });
  data["added"] = "later";
  expect(copy).toEqual(before);
});

it("copies plain objects of other realms", () => {
  const foreign: { text: string } = runInNewContext("({ text: 'as it was' })");
  const copy = copyOf(foreign);
  foreign.text = "changed";
  expect(copy).toEqual({ text: "as it was" });
});

it.each([
  ["a date", new Date(0)],
  ["a map", new Map([["key", "value"]])],
  ["an error", new Error("made up")],
  ["a String object", new String("made up")],
  ["a buffer", new Uint8Array(4)],
  ["a class instance", new (class Order {})()],
])("does not copy %s, because a copy would be serialized differently", (_, value) => {
  expect(copyOf({ value })).toEqual({ value });
  expect(Object(copyOf({ value })).value).toBe(value);
});

it("keeps a field named __proto__ without changing the prototype", () => {
  const copy = copyOf(JSON.parse('{"__proto__":{"admin":true}}'));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(JSON.stringify(copy)).toBe('{"__proto__":{"admin":true}}');
});

it("counts the bytes of strings, field names, buffers, class instances and arrays", () => {
  const bytesOf = (data: unknown) =>
    sizedCopyOf(envelopeOf(data), AMPLE).bytes - sizedCopyOf(envelopeOf(""), AMPLE).bytes;
  expect(bytesOf("x".repeat(1000))).toBe(1000);
  expect(bytesOf({ ["x".repeat(1000)]: 1 })).toBeGreaterThan(1000);
  expect(bytesOf(new Uint8Array(1000))).toBe(1000);
  expect(bytesOf(Object.assign(new Date(0), { held: "x".repeat(1000) }))).toBeGreaterThan(1000);
  expect(bytesOf(Array.from({ length: 100 }, () => 0))).toBeGreaterThan(100 * 8);
});

const cycle: Record<string, unknown> = {};
cycle["self"] = { list: [cycle] };
/**
 * Twenty levels of objects. Both fields of a level hold the same object, which is the next level. Code that follows
 * every field visits the innermost object 2^20 times.
 */
let doubled: object = {};
for (let level = 0; level < 20; level += 1) doubled = { left: doubled, right: doubled };
const sparse: unknown[] = [];
sparse.length = 10_000_000;
const unreadable = {
  get field(): never {
    throw new Error("made up");
  },
};

it.each([
  ["a cycle", cycle],
  ["a cycle through a class instance", Object.assign(new Date(0), { self: cycle })],
  ["objects that are referenced twice at each level", doubled],
  ["a long string", "x".repeat(AMPLE + 1)],
  ["a long sparse array", sparse],
  ["a large buffer", new Uint8Array(AMPLE + 1)],
  ["a field whose getter throws", unreadable],
])("does not copy an envelope that contains %s, and reports it as too large", (_, data) => {
  const envelope = envelopeOf(data);
  const parcel = sizedCopyOf(envelope, AMPLE);
  // `===` is used, because a failed `toBe(envelope)` would print both large envelopes.
  expect(parcel.envelope === envelope).toBe(true);
  expect(parcel.bytes).toBe(AMPLE + 1);
});

it("reads each field of the app's objects once", () => {
  const get = vi.fn(() => "made up");
  expect(copyOf(Object.defineProperty({}, "field", { get, enumerable: true }))).toEqual({ field: "made up" });
  expect(get).toHaveBeenCalledOnce();
});
