import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentClient } from "../../test/silent-client.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { OWN_TRACES } from "./callback-trace.ts";
import { gateOf, type Parts } from "./envelope-scrubber.ts";
import { publish } from "./scrubbed-envelope.ts";

const recordDroppedEvent = vi.fn();
const client = silentClient(recordDroppedEvent);
const hostile: object = {
  get type(): never {
    throw new Error("unreadable");
  },
};

beforeEach(() => {
  recordDroppedEvent.mockReset();
  vi.spyOn(console, "warn").mockReturnValue(undefined);
});
afterEach(() => void vi.restoreAllMocks());

test.each<[string, unknown, string]>([
  ["an item with an unreadable header", [{}, [[hostile, {}]]], "default"],
  ["an item that is null", [{}, [null]], "default"],
  ["an envelope without items", [{}, undefined], "default"],
  ["an envelope with an unreadable header", [hostile, [[{ type: "event" }, {}]]], "error"],
  ["a missing envelope", undefined, "default"],
])("%s is dropped and counted without throwing", (_title, envelope, category) => {
  const [, items] = gateOf(client, compiledPolicyOf({}), OWN_TRACES).scrubAll(envelope as Parts);
  expect(items).toEqual([]);
  expect(recordDroppedEvent.mock.calls).toEqual([["internal_sdk_error", category, 1]]);
});

test("an envelope is published even if Object.prototype is polluted", () => {
  Object.defineProperty(Object.prototype, "value", { value: "polluted", configurable: true });
  const envelope: unknown[] = [{}, []];
  publish(envelope, [{}, [[{ type: "event" }, { message: "clean" }]]]);
  // `expect` itself fails while the prototype is polluted.
  Reflect.deleteProperty(Object.prototype, "value");
  expect(envelope[1]).toEqual([[{ type: "event" }, { message: "clean" }]]);
});
