import { getCurrentScope } from "@sentry/core";
import { expect, test } from "vitest";
import { OWN_TRACES } from "./callback-trace.ts";

const current = () => ({ trace_id: getCurrentScope().getPropagationContext().traceId });

function ownTrace(): object {
  let trace = {};
  OWN_TRACES.run(() => {
    trace = current();
  });
  return trace;
}

const other = current();
const own = ownTrace();

test.each<[string, boolean, unknown, unknown]>([
  ["in an envelope of our trace", true, { trace: own }, {}],
  ["in our trace", true, {}, { contexts: { trace: own } }],
  ["with all items in our trace", true, {}, { items: [own, own] }],
  ["with some items in another trace", false, { trace: own }, { items: [own, other] }],
  ["in an envelope of another trace", false, { trace: other }, { contexts: { trace: own } }],
  ["without a trace", false, {}, {}],
  ["that is not an object", false, undefined, "text"],
])("isFromCallback for a payload %s returns %s", (_title, expected, header, payload) => {
  expect(OWN_TRACES.isFromCallback(header, [{}, payload])).toBe(expected);
});

test("inOwnTrace uses a new trace for each call, and restores the app's trace", () => {
  expect(ownTrace()).not.toEqual(own);
  expect(current()).toEqual(other);
});

test("isFromCallback returns false for a payload that cannot be read", () => {
  const get = (): never => {
    throw new Error("unreadable");
  };
  expect(OWN_TRACES.isFromCallback(undefined, [{}, Object.defineProperty({}, "items", { get })])).toBe(false);
});
