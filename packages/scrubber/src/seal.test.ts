import { expect, test } from "vitest";
import { seal, unchanged } from "./seal.ts";

const payload = () => ({ message: "order failed", extra: { list: [1, { deep: true }] } });

test("an item that nobody changed stands for the scrubbed payload itself", () => {
  const own = payload();
  const shown = seal([{ type: "event" }, own]);
  expect(shown[1]).toEqual(own);
  expect(shown[1]).not.toBe(own);
  expect(unchanged(shown)?.payload).toBe(own);
});

test.each<[string, (shown: ReturnType<typeof payload>) => void]>([
  ["adds a field", (shown) => Object.assign(shown.extra, { late: "text" })],
  ["changes a deep value", (shown) => Object.assign(shown.extra.list, { 0: 2 })],
  ["removes a field", (shown) => Reflect.deleteProperty(shown, "message")],
  ["adds a toJSON", (shown) => Object.assign(shown, { toJSON: () => "text" })],
  ["hides a getter", (shown) => Object.defineProperty(shown, "message", { get: () => "another" })],
  ["puts a list in an object's place", (shown) => Object.assign(shown, { extra: [] })],
])("an item of which a listener %s is scrubbed anew", (_title, change) => {
  const own = payload();
  const shown = seal([{ type: "event" }, own]);
  const seen = shown[1];
  change(seen as ReturnType<typeof payload>);
  expect(unchanged(shown)).toBeUndefined();
  expect(own).toEqual(payload());
});

test("an item that only pretends to be the same is sent as it was scrubbed", () => {
  const own = payload();
  const shown = seal([{ type: "event" }, own]);
  let looks = 0;
  Object.defineProperty(shown[1], "message", { enumerable: true, get: () => (++looks === 1 ? own.message : "late") });
  Object.setPrototypeOf(shown[1], { toJSON: () => "text" });
  expect(unchanged(shown)?.payload).toBe(own);
});

test("bytes are compared as bytes, however many there are", () => {
  const own = new Uint8Array(2_000_000).fill(7);
  const shown = seal([{ type: "attachment" }, own]);
  expect(unchanged(shown)?.payload).toBe(own);
  if (shown[1] instanceof Uint8Array) shown[1][1_999_999] = 8;
  expect(unchanged(shown)).toBeUndefined();
});
