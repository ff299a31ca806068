import { expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubContext } from "./dynamic-sampling-context.ts";

const context = (): Record<string, unknown> => ({
  trace_id: "a".repeat(32),
  public_key: "key",
  sampled: "true",
  release: "shop-of-ada@example.com",
  environment: "for-ada@example.com",
  transaction: "GET /of/ada@example.com",
});
const kept = { trace_id: "a".repeat(32), public_key: "key", sampled: "true" };

test("every field of a context is scrubbed, and a transaction that is set later is scrubbed as well", () => {
  const own = context();
  scrubContext(own, compiledPolicyOf({}));
  expect({ ...own }).toEqual({
    ...kept,
    release: "[email]",
    environment: "[email]",
    transaction: "GET /of/[email]",
  });
  own["transaction"] = "GET /later/ada@example.com";
  expect(own["transaction"]).toBe("GET /later/[email]");
});

test("if scrubbing fails, only the fields that connect traces are kept", () => {
  const digest = (): never => {
    throw new Error("no digest");
  };
  const own = context();
  scrubContext(own, compiledPolicyOf({ redaction: { method: "hash", digest } }));
  expect(JSON.parse(JSON.stringify(own))).toEqual(kept);
});

/** A dynamic sampling context that another service might send in the header `baggage`, with secrets in its fields. */
const foreign = (): Record<string, unknown> => ({
  trace_id: "ada@example.com",
  public_key: "password=plum-anvil-7741",
  org_id: "ada@example.com",
  sampled: "ada@example.com",
  sample_rand: "0.4111111111111111",
  sample_rate: "1 of ada@example.com",
});

test("every field of an incoming context is searched, unless it is a valid id or number", () => {
  const own = foreign();
  scrubContext(own, compiledPolicyOf({}));
  expect(JSON.parse(JSON.stringify(own))).toEqual({
    trace_id: "[email]",
    public_key: "password=[Filtered]",
    org_id: "[email]",
    sampled: "[email]",
    sample_rand: "0.4111111111111111",
    sample_rate: "1 of [email]",
  });
});

test("if scrubbing fails, every field that contains a secret is omitted", () => {
  const digest = (): never => {
    throw new Error("no digest");
  };
  const own = foreign();
  scrubContext(own, compiledPolicyOf({ redaction: { method: "hash", digest } }));
  expect(JSON.parse(JSON.stringify(own))).toEqual({ sample_rand: "0.4111111111111111" });
});

test("a context is scrubbed even if Object.prototype is polluted", () => {
  Object.defineProperty(Object.prototype, "value", { value: "polluted", configurable: true });
  const own = context();
  scrubContext(own, compiledPolicyOf({}));
  // `expect` fails while the prototype is polluted.
  Reflect.deleteProperty(Object.prototype, "value");
  expect(own["transaction"]).toBe("GET /of/[email]");
});
