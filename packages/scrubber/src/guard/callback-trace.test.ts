import { getCurrentScope } from "@sentry/core";
import { expect, test } from "vitest";
import { inOwnTrace, isOwn } from "./callback-trace.ts";

const current = () => ({ trace_id: getCurrentScope().getPropagationContext().traceId });

function traceOfOurs(): object {
  let trace = {};
  inOwnTrace(() => {
    trace = current();
  });
  return trace;
}

const other = current();
const own = traceOfOurs();

test.each<[string, boolean, unknown, unknown]>([
  ["whose envelope names it", true, { trace: own }, {}],
  ["that names it itself", true, {}, { contexts: { trace: own } }],
  ["of which all items belong to it", true, {}, { items: [own, own] }],
  ["of which some items do not", false, { trace: own }, { items: [own, other] }],
  ["of another trace", false, { trace: other }, { contexts: { trace: own } }],
  ["without a trace", false, {}, {}],
  ["that is no object", false, undefined, "text"],
])("a payload %s is our own: %s", (_title, expected, header, payload) => {
  expect(isOwn(header, [{}, payload])).toBe(expected);
});

test("each is another one, and the app's own goes on", () => {
  expect(traceOfOurs()).not.toEqual(own);
  expect(current()).toEqual(other);
});

test("a payload that cannot be read is not our own", () => {
  const get = (): never => {
    throw new Error("unreadable");
  };
  expect(isOwn(undefined, [{}, Object.defineProperty({}, "items", { get })])).toBe(false);
});
