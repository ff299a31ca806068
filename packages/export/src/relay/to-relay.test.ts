import { type ScrubberPolicy, ScrubberPolicyError } from "@sentry-policy/scrubber";
import { hmacSha256 } from "@sentry-policy/scrubber/hash";
import { expect, it } from "vitest";
import { toRelay } from "./to-relay.ts";

/** A policy with every field. With this type, a missing field is a compile error. */
const EVERY_FIELD: Required<{ [Field in keyof ScrubberPolicy]: ScrubberPolicy[Field] }> = {
  scrubDefaults: true,
  scrubPersonalData: false,
  scrubIpAddresses: true,
  sensitiveFields: ["national_ref", /^x-int-/i, /^x-ref$/y, "payment.reference"],
  safeFields: ["token_hint", /_hint$/],
  safeValues: ["support@example.com"],
  detectors: { github: false, stripe: { method: "mask", keepLast: 4 } },
  patterns: { order: /ORD-\d{8}/, quoted: { pattern: /(["'])ref\1/, unsafe: true }, part: /ref-(?!x)\d{4}/ },
  paths: ["extra.blob", "contexts.acme[*].name", 'request.headers["x-ref"]', "transaction", "*"],
  allow: { extra: ["order"], "logs.attributes": ["order"] },
  sql: "parameterize",
  redaction: { default: "filter", order: hmacSha256("a made-up key of 32 characters!!") },
  meta: false,
  unknownItems: "pass",
  dryRun: true,
  onScrub: () => undefined,
  limits: { depth: 100 },
};

const EVERYTHING = toRelay(EVERY_FIELD);

it.each(Object.keys(EVERY_FIELD))("the policy's field %s changes the config, or has a note", (field) => {
  const { [field as keyof ScrubberPolicy]: _, ...others } = EVERY_FIELD;
  const isNoted = EVERYTHING.notes.some((note) => note.field.split(/[.[]/)[0] === field);
  expect(isNoted || JSON.stringify(EVERYTHING.config) !== JSON.stringify(toRelay(others).config)).toBe(true);
});

it.each([
  ["refused", "sensitiveFields[2]"],
  ["wider", "safeFields[0]"],
  ["refused", "safeFields[1]"],
  ["refused", "safeValues[0]"],
  ["wider", "detectors.stripe"],
  ["refused", "patterns.quoted"],
  ["wider", "patterns.part"],
  ["unreachable", "paths[3]"],
  ["refused", "paths[4]"],
  ["weaker", "allow.extra"],
  ["unreachable", "allow.logs.attributes"],
  ["refused", "sql"],
  ["refused", "redaction.order"],
  ["elsewhere", "meta"],
  ["elsewhere", "unknownItems"],
  ["elsewhere", "dryRun"],
  ["elsewhere", "onScrub"],
  ["elsewhere", "limits"],
])("a note of the class %s is about %s", (kind, field) => {
  expect(EVERYTHING.notes).toContainEqual(
    expect.objectContaining({ class: kind, field, message: expect.stringMatching(/\.$/) }),
  );
});

it("an empty policy has no note that makes the command fail", () => {
  const kinds = new Set(toRelay().notes.map((note) => note.class));
  expect([...kinds].sort()).toEqual(["unreachable", "wider"]);
});

it("the notes never contain a value of the policy", () => {
  expect(JSON.stringify(EVERYTHING.notes)).not.toContain("support@example.com");
});

it("the result is plain JSON, and the same each time", () => {
  expect(JSON.parse(JSON.stringify(EVERYTHING))).toEqual(EVERYTHING);
  expect(toRelay(EVERY_FIELD)).toEqual(EVERYTHING);
});

it("no built-in detector is refused", () => {
  expect(toRelay().notes.filter((note) => note.class === "refused" || note.class === "weaker")).toEqual([]);
});

it("an invalid policy throws the error of the scrubber, with all problems", () => {
  const policy = { paths: ["a..b"], sensitiveFields: ["*_id"] };
  expect(() => toRelay(policy)).toThrow(expect.objectContaining({ name: ScrubberPolicyError.name }));
  expect(() => toRelay(policy)).toThrow(/paths\[0\][\s\S]*sensitiveFields\[0\]|sensitiveFields\[0\][\s\S]*paths\[0\]/);
});

it("the second rule of a pattern never has the name of another pattern, such as order2", () => {
  const patterns = { order: /(?<![\w-])\d{8}(?![\w-])/, order2: /ORD-\d{8}/ };
  const { rules } = toRelay({ scrubDefaults: false, patterns }).config;
  expect(Object.keys(rules)).toEqual(["pattern:order", "pattern:order.2", "pattern:order2"]);
});

it("a pattern can have the name of a property that every object has, such as constructor", () => {
  const { rules } = toRelay({ scrubDefaults: false, patterns: { constructor: /ORD-\d{8}/ } }).config;
  expect(Object.keys(rules)).toEqual(["pattern:constructor"]);
});

it("a small policy has a small config", async () => {
  const policy: ScrubberPolicy = {
    scrubDefaults: false,
    sensitiveFields: ["national_ref", "payment.reference", /^x-int-/i],
    safeFields: ["national_ref_kind"],
    patterns: { order: /ORD-\d{8}/, ref: /(?<!\w)REF:[A-Z]{4}\d{4}(?!\w)/ },
    paths: ["extra.blob", "breadcrumbs[*].data.body", 'request.headers["x-ref"]'],
    allow: { extra: ["order", "cart.total"] },
    redaction: { order: "mask", default: "filter" },
  };
  await expect(`${JSON.stringify(toRelay(policy), undefined, 2)}\n`).toMatchFileSnapshot("small-policy.golden.json");
});
