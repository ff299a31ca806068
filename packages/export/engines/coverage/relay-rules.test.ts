import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { RULES } from "@sentry-policy/scrubber/rules";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { toProjectSettings, toRelay } from "../../src/index.ts";
import { reasonOf } from "../engine.ts";
import { matchingStrings } from "../matching-strings.ts";
import { configOfSettings, problemsInRelay, RELAY, selectorProblemsInRelay, stripByRelay } from "../relay.ts";
import { secretSets } from "./sets.ts";

const { config } = toRelay();
const SINGLE_RULES = Object.keys(config.rules).map((name) => ({
  name,
  config: {
    rules: { [name]: config.rules[name] },
    applications: Object.fromEntries(
      Object.entries(config.applications).flatMap(([selector, names]) =>
        names.includes(name) ? [[selector, [name]]] : [],
      ),
    ),
  },
}));

/** `pnpm test` tries only every fourth rule. */
const PROBED_RULES = SINGLE_RULES.filter((_, at) => process.env["TEST_ALL"] === "1" || at % 4 === 0);

/** Returns an event with many secrets of every kind. Each exported rule must find at least one of them. */
function probe(): object {
  const planted = Object.values(secretSets("probe")).flat();
  const generated = RULES.detectors.flatMap(({ source, flags }, seed) =>
    fc.sample(matchingStrings(new RegExp(source, flags)), { numRuns: 4, seed }),
  );
  const names = RULES.names.flatMap((group) => group.names);
  const fields = (make: (name: string) => unknown) => Object.fromEntries(names.map((name) => [name, make(name)]));
  return {
    user: { id: "1", email: "ada@example.org", username: "ada", ip_address: "192.0.2.1" },
    extra: {
      texts: [...planted.map(({ text }) => text), ...generated, ...ADDRESSES],
      planted: planted.map(({ field }) => ({ [field.name]: field.value })),
      words: fields(() => "q7Zt2LmX9vKp4RsW8yBn 12345678"),
      longer: Object.fromEntries(names.map((name) => [`my_${name.replaceAll(" ", "_")}`, "q7Zt2LmX9vKp"])),
      numbers: Object.fromEntries(names.map((name) => [`my_${name.replaceAll(" ", "_")}`, 12_345_678])),
      objects: fields(() => ({ current: 1 })),
    },
  };
}

/** IPv6 addresses and other values that the corpus rarely generates. */
const ADDRESSES: readonly string[] = [
  ...["2001:db8::8a2e:370:7334", "fe80::1ff:fe23:4567:890a", "1:2::8a2e", "2001:db8:85a3::", "::ffff:192.0.2.128"],
  ...[
    "::8a2e:7334",
    "2001:db8::1",
    "jane%40example.org",
    "%2B4915112345678",
    "4111-1111-1111-1111",
    "3782-822463-10005",
  ],
  ...["Basic dXNlcjpwYXNzd29yZA", "acme_secret_WmBiPMvXOqbSMXo2gRZPqbHjTt", "https://q7Zt2LmX9vKp4RsW@example.org/"],
  ...["+49.151.1234.5678", "00491511234567", "https://ada:plum/anvil@example.org"],
];

describe.skipIf("missing" in RELAY)(`in Relay${reasonOf(RELAY)}`, () => {
  it("Relay accepts every exported rule, together with the applications that name it", () => {
    const problems = problemsInRelay(SINGLE_RULES.map((single) => single.config));
    expect(
      problems.flatMap((problem, at) => (problem === null ? [] : [`${SINGLE_RULES[at]?.name}: ${problem}`])),
    ).toEqual([]);
    expect(problemsInRelay([config])).toEqual([null]);
  });

  it("every exported rule removes something: Relay would skip an unusable rule without an error", () => {
    const event = probe();
    const [[control] = []] = stripByRelay([{ config: {}, events: [event] }]);
    const stripped = stripByRelay(PROBED_RULES.map((single) => ({ config: single.config, events: [event] })));
    const useless = PROBED_RULES.filter((_, at) => withoutMeta(stripped[at]?.[0]) === withoutMeta(control));
    expect(useless.map(({ name }) => name)).toEqual(secondPassesIn(useless.map(({ name }) => name)));
  });

  const CASES: readonly [string, ScrubberPolicy, object, object][] = [
    [
      "sensitiveFields by name, in any spelling",
      { sensitiveFields: ["national_ref"] },
      {
        extra: { national_ref: "X12", nationalRef: "X12", "National-Ref": "X12", my_national_ref: "X12", other: "X12" },
      },
      {
        extra: {
          national_ref: "[Filtered]",
          nationalRef: "[Filtered]",
          "National-Ref": "[Filtered]",
          my_national_ref: "[Filtered]",
          other: "X12",
        },
      },
    ],
    [
      "sensitiveFields with a built-in name, whatever the value is",
      { sensitiveFields: ["cookie"] },
      { extra: { cookie: "required", csrf: "required" } },
      { extra: { cookie: "[Filtered]", csrf: "required" } },
    ],
    [
      "sensitiveFields by RegExp and by the end of a path",
      { sensitiveFields: [/^x-int-\w{2,9}$/i, "payment.reference"] },
      { extra: { "X-Int-Ref": "X12", payment: { reference: "X12", other: "X12" }, reference: "X12" } },
      { extra: { "X-Int-Ref": "[Filtered]", payment: { reference: "[Filtered]", other: "X12" }, reference: "X12" } },
    ],
    [
      "safeFields, whose values are still searched",
      { safeFields: ["pin", "token_hint"] },
      { extra: { pin: "1914", token_hint: "ends with ab", "token-hint": "mail ada@example.org", cvv: "123" } },
      { extra: { pin: "1914", token_hint: "ends with ab", "token-hint": "mail [email]", cvv: "[Filtered]" } },
    ],
    [
      "patterns, with the group secret",
      { patterns: { order: /ORD-\d{8}/, ref: /(?<!\w)ref=(?<secret>[A-Z]{4})(?!\w)/ } },
      { extra: { note: "ORD-12345678 and ref=ABCD, xref=ABCD" } },
      { extra: { note: "[order] and ref=[ref], xref=ABCD" } },
    ],
    [
      "paths, also through lists",
      { paths: ["extra.blob", "breadcrumbs[*].data.body", 'request.headers["x-ref"]', "contexts.acme[*].name"] },
      {
        extra: { blob: "X12", blob2: "X12" },
        breadcrumbs: [{ data: { body: "X12", size: "X12" } }],
        request: { headers: { "x-ref": "X12" } },
        contexts: { acme: { a: { name: "X12", kind: "X12" } } },
      },
      {
        extra: { blob: "[Filtered]", blob2: "X12" },
        breadcrumbs: { values: [{ data: { body: "[Filtered]", size: "X12" } }] },
        request: { headers: [["X-Ref", "[Filtered]"]] },
        contexts: { acme: { a: { name: "[Filtered]", kind: "X12" } } },
      },
    ],
    [
      "allow, with nested fields",
      { allow: { extra: ["order", "cart.total"], tags: ["team"] } },
      { extra: { order: 7, Cart: { total: 3, note: "X12" }, other: "X12" }, tags: { team: "a", host: "X12" } },
      {
        extra: { order: 7, Cart: { total: 3, note: "[Filtered]" }, other: "[Filtered]" },
        tags: [
          ["host", "[Filtered]"],
          ["team", "a"],
        ],
      },
    ],
    [
      "allow in every part of an event that Relay reaches",
      {
        allow: {
          user: ["id"],
          contexts: ["acme"],
          "request.headers": ["accept"],
          "request.data": ["order"],
          "breadcrumbs.data": ["order"],
          "spans.data": ["order"],
          "frames.vars": ["order"],
        },
      },
      {
        type: "transaction",
        user: { id: "7", plan: "X12" },
        contexts: { acme: { a: "1" }, other: { a: "X12" }, runtime: { name: "node" } },
        request: { headers: { accept: "a", "x-a": "X12" }, data: { order: "1", other: "X12" } },
        breadcrumbs: [{ data: { order: "1", other: "X12" } }],
        spans: [{ data: { order: "1", other: "X12", "sentry.op": "db" } }],
        exception: { values: [{ value: "v", stacktrace: { frames: [{ vars: { order: "1", other: "X12" } }] } }] },
      },
      {
        user: { id: "7", plan: "[Filtered]" },
        contexts: { acme: { a: "1" }, other: null, runtime: { name: "node" } },
        request: {
          headers: [
            ["Accept", "a"],
            ["X-A", "[Filtered]"],
          ],
          data: { order: "1", other: "[Filtered]" },
        },
        breadcrumbs: { values: [{ data: { order: "1", other: "[Filtered]" } }] },
        spans: [{ data: { order: "1", other: "[Filtered]", "sentry.op": "db" } }],
        exception: { values: [{ stacktrace: { frames: [{ vars: { order: "1", other: "[Filtered]" } }] } }] },
      },
    ],
    [
      "paths and parts only at the root of an event, and numbers in paths as keys and as indexes",
      { paths: ["extra.ref", "extra.codes[404]", "extra.list[1]"], allow: { tags: ["team"] }, scrubDefaults: false },
      {
        extra: { ref: "X12", extra: { ref: "X12" }, tags: { other: "X12" }, codes: { 404: "X12" }, list: ["a", "X12"] },
      },
      {
        extra: {
          ref: "[Filtered]",
          extra: { ref: "X12" },
          tags: { other: "X12" },
          codes: { 404: "[Filtered]" },
          list: ["a", "[Filtered]"],
        },
      },
    ],
    [
      "safeFields of the user",
      { safeFields: ["user.plan"] },
      { user: { id: "7", plan: "free", username: "ada" } },
      { user: { id: "7", plan: "free", username: "[Filtered]" } },
    ],
    [
      "redaction by rule",
      { redaction: { "@email": "mask", "@ip": "remove", default: { method: "replace", text: "<gone>" } } },
      { extra: { note: "a@example.org from 192.0.2.1", password: "plum-7" } },
      { extra: { note: "************* from ", password: "<gone>" } },
    ],
    [
      "the user, of whom only the id is kept",
      {},
      { user: { id: "7", email: "ada@example.org", username: "ada", ip_address: "192.0.2.1" } },
      { user: { id: "7", email: "[email]", username: "[Filtered]", ip_address: "[ip]" } },
    ],
    [
      "scrubPersonalData: false, which keeps personal data",
      { scrubPersonalData: false },
      {
        user: { id: "7", email: "ada@example.org" },
        extra: { first_name: "Ada", note: "192.0.2.1", token: "q7Zt2LmX" },
      },
      {
        user: { id: "7", email: "ada@example.org" },
        extra: { first_name: "Ada", note: "192.0.2.1", token: "[Filtered]" },
      },
    ],
    [
      "names of counts and of descriptions, and harmless values, which are kept",
      {},
      {
        extra: {
          tokens: 3,
          token_count: 3,
          author: "Ada",
          session: "expired",
          password_policy: "strict",
          phone: "iPhone 15",
        },
      },
      {
        extra: {
          tokens: 3,
          token_count: 3,
          author: "Ada",
          session: "expired",
          password_policy: "strict",
          phone: "iPhone 15",
        },
      },
    ],
    [
      "the paths of stack frames, which keep their users",
      {},
      {
        exception: {
          values: [{ type: "E", value: "v", stacktrace: { frames: [{ abs_path: "/home/ada/app/pay.js" }] } }],
        },
      },
      { exception: { values: [{ stacktrace: { frames: [{ abs_path: "/home/ada/app/pay.js" }] } }] } },
    ],
  ];

  let answers: readonly (readonly unknown[])[] = [];
  beforeAll(() => {
    answers = stripByRelay(CASES.map(([, policy, event]) => ({ config: toRelay(policy).config, events: [event] })));
  });

  it.each(CASES.map(([title, , , expected], at) => [title, expected, at] as const))(
    "Relay applies %s",
    (_, expected, at) => {
      expect(answers[at]?.[0]).toMatchObject(expected);
    },
  );

  it("finds two secrets with one character between them", () => {
    const text = "192.0.2.1 192.0.2.2 192.0.2.3,219-09-9998 219-09-9999";
    const [[stripped] = []] = stripByRelay([{ config, events: [{ extra: { text } }] }]);
    expect(stripped).toMatchObject({ extra: { text: "[ip] [ip] [ip],[us-ssn] [us-ssn]" } });
  });

  // Sentry checks each safe field of a project with Relay's `validate_pii_selector`, which this test calls too. If one
  // field is not a valid selector, Sentry refuses all settings.
  it.each(["token_hint", "token hint", "x-ref", "payment.reference", "größe", "12"])(
    "accepts the safe field %s in the project's settings, and keeps the field",
    (field) => {
      const { safeFields } = toProjectSettings({ safeFields: [field] }).body;
      expect(selectorProblemsInRelay(safeFields)).toEqual([null]);
      const settings = { scrubData: true, scrubDefaults: true, sensitiveFields: ["plum"], excludeFields: safeFields };
      const extra = field.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), "plum");
      const request = { config: configOfSettings(settings), events: [{ extra: { ...Object(extra), other: "plum" } }] };
      expect(JSON.parse(withoutMeta(stripByRelay([request])[0]?.[0]))).toMatchObject({
        extra: { ...Object(extra), other: "[Filtered]" },
      });
    },
  );

  it("the project's settings alone remove less than the PII config", () => {
    const settings = {
      scrubData: true,
      scrubDefaults: true,
      scrubIpAddresses: true,
      sensitiveFields: [],
      excludeFields: [],
    };
    const event = { extra: { note: "mail ada@example.org" } };
    const [[bySettings] = []] = stripByRelay([{ config: configOfSettings(settings), events: [event] }]);
    const [[byConfig] = []] = stripByRelay([{ config, events: [event] }]);
    expect([bySettings, byConfig]).toMatchObject([event, { extra: { note: "mail [email]" } }]);
  });
});

/**
 * Returns the names of rules that have an equal rule with another name. A pattern that needs two passes is exported as
 * two equal rules, and the second pass might find nothing.
 */
function secondPassesIn(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const { [name]: own, ...others } = config.rules;
    return Object.values(others).some((rule) => JSON.stringify(rule) === JSON.stringify(own));
  });
}

function withoutMeta(event: unknown): string {
  return JSON.stringify(event, (key, value: unknown) => (key === "_meta" ? undefined : value));
}
