import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "../items/items.ts";
import type { Allow } from "../policy/allow-parts.ts";
import type { ScrubReport } from "../policy/report.ts";

const FILTERED = "[Filtered]";
const scrubbed = (allow: Allow, value: unknown) => createScrub({ allow })<unknown>(value);

/** For each key of the policy's `allow` option, a function that puts an object where the key applies. */
const PLACES: readonly (readonly [keyof Allow, (fields: object) => object])[] = [
  ["extra", (extra) => ({ extra })],
  ["tags", (tags) => ({ tags })],
  ["user", (user) => ({ user })],
  ["contexts", (contexts) => ({ contexts })],
  ["request.headers", (headers) => ({ request: { headers } })],
  ["request.data", (data) => ({ request: { data } })],
  ["breadcrumbs.data", (data) => ({ breadcrumbs: [{ message: "a", data }] })],
  ["breadcrumbs.data", (data) => ({ breadcrumbs: { values: [{ message: "a", data }] } })],
  ["breadcrumbs.data", (data) => [{ type: 5, data: { tag: "breadcrumb", payload: { data } } }]],
  ["spans.data", (data) => ({ spans: [{ op: "http", data }] })],
  ["spans.data", (data) => ({ contexts: { trace: { op: "http", data } } })],
  ["spans.data", (attributes) => ({ spans: [{ links: [{ attributes }] }] })],
  ["spans.data", (attributes) => ({ items: [{ start_timestamp: 1, attributes }] })],
  ["logs.attributes", (attributes) => ({ items: [{ body: "a", attributes }] })],
  ["metrics.attributes", (attributes) => ({ items: [{ name: "a", value: 1, attributes }] })],
  ["frames.vars", (vars) => ({ exception: { values: [{ stacktrace: { frames: [{ vars }] } }] } })],
  ["frames.vars", (vars) => ({ exception: [{ stacktrace: { frames: [{ vars }] } }] })],
  ["frames.vars", (vars) => ({ threads: { values: [{ stacktrace: { frames: [{ vars }] } }] } })],
];

describe("a part of a payload that the policy's `allow` limits", () => {
  it.each(PLACES)("keeps only fields with listed names: %s in %s", (part, place) => {
    const fields = { order: "A7", Note: "made-up", isNew: true, count: 3, none: null, empty: "" };
    const expected = { ...fields, Note: FILTERED, isNew: FILTERED, count: FILTERED };
    const denied = { ...expected, order: FILTERED };
    expect(scrubbed({ [part]: ["order"] }, place(fields))).toEqual(place(expected));
    expect(scrubbed({ [part]: [] }, place(fields))).toEqual(place(denied));
    expect(scrubbed({}, place(fields))).toEqual(place(fields));
  });

  it.each(PLACES)("does not limit other parts: %s in %s", (part, place) => {
    const others = [...new Set(PLACES.map(([name]) => name))].filter(
      // For `spans.data`, the other parts include `contexts`. `contexts: []` does not limit `contexts.trace`, which is
      // one of the places of `spans.data`, because Sentry needs the context `trace`.
      (name) => name !== part,
    );
    const allow = Object.fromEntries(others.map((name) => [name, []]));
    const value = place({ order: "A7" });
    expect(scrubbed(allow, value)).toEqual(value);
  });

  it("is still searched for secrets in fields with listed names", () => {
    const value = { extra: { order: "mail ada@example.org", password: "plum anvil" } };
    expect(scrubbed({ extra: ["order", "password"] }, value)).toEqual({
      extra: { order: "mail [email]", password: FILTERED },
    });
  });

  it.each([
    [
      "a field inside another",
      ["cart.total"],
      { cart: { total: 3, note: "a" } },
      { cart: { total: 3, note: FILTERED } },
    ],
    [
      "a name with dots",
      ["cart.total"],
      { "cart.total": 3, "cart.note": 4 },
      { "cart.total": 3, "cart.note": FILTERED },
    ],
    [
      "other cases and separators",
      ["x-request_id"],
      { "X-Request-Id": "a", xRequestID: "b" },
      { "X-Request-Id": "a", xRequestID: "b" },
    ],
    [
      "fields of a list's entries",
      ["items.id"],
      { items: [{ id: 1, n: 2 }, 7] },
      { items: [{ id: 1, n: FILTERED }, FILTERED] },
    ],
    ["all fields inside a listed field", ["cart"], { cart: { a: [{ b: true }] } }, { cart: { a: [{ b: true }] } }],
    [
      "neither longer nor shorter names match",
      ["order"],
      { order2: "a", orders: "b", my: { order: "c" } },
      { order2: FILTERED, orders: FILTERED, my: FILTERED },
    ],
    ["a string in place of an object is redacted", ["cart.total"], { cart: "made-up" }, { cart: FILTERED }],
    [
      "names of inherited properties do not match",
      ["order"],
      JSON.parse('{"__proto__":"a","constructor":"b"}'),
      JSON.parse(`{"__proto__":"${FILTERED}","constructor":"${FILTERED}"}`),
    ],
    [
      "typed attributes",
      ["a"],
      { a: { value: 1, type: "integer" }, b: { value: 2, type: "integer" } },
      { a: { value: 1, type: "integer" }, b: { value: FILTERED, type: "string" } },
    ],
  ])("compares names: %s", (_title, extra, before, after) => {
    expect(scrubbed({ extra }, { extra: before })).toEqual({ extra: after });
  });

  it("is redacted as a whole if it is text, but only in fields that are not listed if it is JSON", () => {
    const allow = { "request.data": ["order"], extra: ["order"] };
    expect(
      scrubbed(allow, {
        request: { data: '{"order":1.50,"note":"a"}' },
        extra: ["a", { order: 1, n: 2 }],
      }),
    ).toEqual({
      request: { data: `{"order":1.50,"note":"${FILTERED}"}` },
      extra: [FILTERED, { order: 1, n: FILTERED }],
    });
    expect(scrubbed(allow, { request: { data: "order=1&note=a" } })).toEqual({ request: { data: FILTERED } });
  });

  it("keeps the contexts and attributes that Sentry needs, and searches them", () => {
    const value = {
      contexts: {
        trace: { trace_id: "0".repeat(32), span_id: "1".repeat(16), op: "http" },
        os: { name: "Linux" },
        app: { note: "mail ada@example.org" },
        order: { id: 7 },
      },
      spans: [{ data: { "sentry.op": "http", "sentry.message.parameter.0": "made-up", "http.method": "GET" } }],
      extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: [{ dsn: "https://key@o1.example.com/1" }] },
    };
    expect(scrubbed({ contexts: [], "spans.data": [], extra: [] }, { event_id: "a", ...value })).toMatchObject({
      contexts: { trace: value.contexts.trace, os: { name: "Linux" }, app: { note: "mail [email]" }, order: FILTERED },
      spans: [{ data: { "sentry.op": "http", "sentry.message.parameter.0": FILTERED, "http.method": FILTERED } }],
      extra: value.extra,
    });
  });

  it("causes one entry with the rule `allow` in `_meta` and in the report for each redacted value", () => {
    const reports: ScrubReport[] = [];
    const scrub = createScrub({ allow: { extra: ["order"] }, onScrub: (report) => void reports.push(report) });
    const event = { event_id: "0".repeat(32), extra: { note: { mail: "ada@example.org", token: "plum anvil" } } };
    expect(scrub<unknown>(event)).toMatchObject({
      extra: { note: FILTERED },
      _meta: { extra: { note: { "": { rem: [["allow", "s"]] } } } },
    });
    expect(reports).toEqual([{ item: "event", rules: { allow: 1 }, paths: ["extra.note"] }]);
  });

  it("is redacted with the method of the rule `allow`, and does not change if it is scrubbed again", () => {
    const value = { extra: { a: "x", b: { c: 1 }, d: { value: 2, type: "integer" } } };
    const expected = { extra: { a: null, b: null, d: { value: null, type: "null" } } };
    const removing = createScrub({ allow: { extra: [] }, redaction: { allow: "remove" } });
    expect(removing<unknown>(value)).toEqual(expected);
    for (const allow of [{ extra: [] }, { extra: ["b.c"] }]) {
      const once = scrubbed(allow, value);
      expect(scrubbed(allow, once)).toEqual(once);
    }
  });

  it("is limited in log items, but not in span or metric items, if the part is `logs.attributes`", () => {
    const plan = compiledPolicyOf({ allow: { "logs.attributes": ["a"] } });
    const attributes = { a: { value: 1, type: "integer" }, b: { value: "x", type: "string" } };
    const item = (type: string, fields: object) =>
      scrubItem([{ type }, { items: [{ timestamp: 1, ...fields, attributes }] }], plan).value[1];
    expect(item("log", { body: "hi" })).toMatchObject({ items: [{ attributes: { b: { value: FILTERED } } }] });
    expect(item("trace_metric", { name: "m", value: 1 })).toMatchObject({ items: [{ attributes }] });
    expect(item("span", { start_timestamp: 1 })).toMatchObject({ items: [{ attributes }] });
  });
});
