import { expect, test } from "vitest";
import { scrubContext } from "./context.ts";
import { planOf } from "./plan.ts";

const context = (): Record<string, unknown> => ({
  trace_id: "a".repeat(32),
  public_key: "key",
  sampled: "true",
  release: "shop-of-ada@example.com",
  environment: "for-ada@example.com",
  transaction: "GET /of/ada@example.com",
});
const kept = { trace_id: "a".repeat(32), public_key: "key", sampled: "true" };

test("a context is cleaned in each field, and so is whatever is set later as its transaction", () => {
  const own = context();
  scrubContext(own, planOf({}));
  expect({ ...own }).toEqual({
    ...kept,
    release: "[email]",
    environment: "[email]",
    transaction: "GET /of/[email]",
  });
  own["transaction"] = "GET /later/ada@example.com";
  expect(own["transaction"]).toBe("GET /later/[email]");
});

test("where a scrub fails, only what joins traces is left", () => {
  const digest = (): never => {
    throw new Error("no digest");
  };
  const own = context();
  scrubContext(own, planOf({ redaction: { method: "hash", digest } }));
  expect(JSON.parse(JSON.stringify(own))).toEqual(kept);
});

test("a prototype that somebody polluted does no harm", () => {
  Object.defineProperty(Object.prototype, "value", { value: "polluted", configurable: true });
  const own = context();
  scrubContext(own, planOf({}));
  // The test's own tools do not bear it.
  Reflect.deleteProperty(Object.prototype, "value");
  expect(own["transaction"]).toBe("GET /of/[email]");
});
