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
/** Hides what an envelope has at index 0, for the handler of a proxy. */
const hideHeader = (target: object, key: string | symbol, receiver: unknown): unknown =>
  key === "0" ? undefined : Reflect.get(target, key, receiver);

function published(): unknown[] {
  const envelope: unknown[] = [{}, []];
  publish(envelope, [{}, [[{ type: "event" }, { message: "clean" }]]]);
  return envelope;
}

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
  ["a proxy that hides the header of a published envelope", new Proxy(published(), { get: hideHeader }), "default"],
])("%s is dropped and counted without throwing", (_title, envelope, category) => {
  const [, items] = gateOf(client, compiledPolicyOf({}), OWN_TRACES).scrubAll(envelope as Parts);
  expect(items).toEqual([]);
  expect(recordDroppedEvent.mock.calls).toEqual([["internal_sdk_error", category, 1]]);
});

test.each<[string, (envelope: unknown[]) => unknown]>([
  ["is the target of a proxy", (envelope) => new Proxy(envelope, {})],
  ["is a prototype", (envelope) => Object.create(envelope)],
])("a published envelope that %s is scrubbed like the envelope itself", (_title, derive) => {
  const [, items] = gateOf(client, compiledPolicyOf({}), OWN_TRACES).scrubAll(derive(published()) as Parts);
  expect(items).toEqual([[{ type: "event" }, { message: "clean" }]]);
  expect(recordDroppedEvent).not.toHaveBeenCalled();
});

test("an envelope is published even if Object.prototype is polluted", () => {
  Object.defineProperty(Object.prototype, "value", { value: "polluted", configurable: true });
  const envelope = published();
  // `expect` itself fails while the prototype is polluted.
  Reflect.deleteProperty(Object.prototype, "value");
  expect(envelope[1]).toEqual([[{ type: "event" }, { message: "clean" }]]);
});
