import { describe, expect, it } from "vitest";
import { issuesOf } from "../../test/issues-of.ts";
import { createScrub } from "../create-scrub.ts";
import { hmacSha256 } from "../hash.ts";
import { DEFAULT_LIMITS, type ScrubberPolicy } from "./types.ts";

/**
 * Invalid policies, each with its issue. TypeScript rejects most of them, but a policy can be written in JavaScript.
 */
const WRONG: readonly (readonly [unknown, string])[] = [
  [{ scrubDefaults: "no" }, "scrubDefaults: expected true or false"],
  [{ scrubPersonalData: 1 }, "scrubPersonalData: expected true or false"],
  [{ scrubIpAddresses: null }, "scrubIpAddresses: expected true or false"],
  [{ sensitiveFields: "ref" }, "sensitiveFields: expected a list"],
  [{ sensitiveFields: ["ok", ""] }, "sensitiveFields[1]: expected a non-empty name"],
  [{ safeFields: [7] }, "safeFields[0]: expected a non-empty name"],
  [{ safeFields: [/(a+)+$/] }, "safeFields[0]: nested quantifiers"],
  [{ safeFields: new Array(1) }, "safeFields[0]: expected a non-empty name"],
  [{ detectors: new Map([["email", false]]) }, "detectors: expected an object"],
  [{ detectors: { emial: false } }, "detectors.emial: unknown kind; did you mean email?"],
  [{ detectors: { email: "hide" } }, "detectors.email: expected true, false or one of"],
  [{ patterns: { order: "ORD" } }, "patterns.order: expected a RegExp"],
  [{ patterns: { order: /(\d+)+x/ } }, "patterns.order: nested quantifiers"],
  [{ paths: ["a..b"] }, "paths[0]: expected a path"],
  [{ unknownItems: "keep" }, "unknownItems: expected"],
  [{ dryRun: "yes" }, "dryRun: expected true or false"],
  [{ report: true }, "report: was renamed to dryRun"],
  [{ paths: ["__proto__.x"] }, "paths[0]: expected a path without __proto__, prototype or constructor"],
  [{ redaction: "blank" }, "redaction: expected"],
  [{ redaction: { "@email": 5 } }, "redaction.@email: expected"],
  [{ safeValues: "10.0.0.0/8" }, "safeValues: expected a list"],
  [{ allow: ["order"] }, "allow: expected an object with a list of names for each part"],
  [{ sql: true }, 'sql: expected "keep" or "parameterize"'],
  [{ meta: 0 }, "meta: expected true or false"],
  [{ onScrub: "log" }, "onScrub: expected a function"],
  [{ limits: { depth: 0 } }, "limits.depth: expected a whole number from 1 to 1000"],
  [{ limits: { width: 5 } }, "limits.width: unknown limit"],
  [{ sensitiveFeilds: [] }, "sensitiveFeilds: unknown field; did you mean sensitiveFields?"],
  ["strict", "expected an object"],
  [new Map([["meta", false]]), "expected an object"],
];

describe("an invalid policy", () => {
  it.each(WRONG)("causes an error with one issue: %j", (policy, line) => {
    const issues = issuesOf(createScrub, policy);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(line);
  });

  it("causes a single error that lists all issues and shows no value", () => {
    const issues = issuesOf(createScrub, { meta: "made-up-secret", paths: ["made-up secret"], "made-up-secret=1": 1 });
    expect(issues).toHaveLength(3);
    expect(issues.join()).not.toMatch(/made-up/);
  });
});

describe("a policy", () => {
  const mail = "mail ada@example.org from 203.0.113.7";

  it("can turn off the redaction of personal data, the redaction of IP addresses, or all built-in rules", () => {
    const text = `${mail} with Bearer abc.def.ghi`;
    expect(createScrub({ scrubPersonalData: false })(text)).toBe(`${mail} with Bearer [token]`);
    expect(createScrub({ scrubIpAddresses: false })(text)).toBe("mail [email] from 203.0.113.7 with Bearer [token]");
    expect(createScrub({ scrubPersonalData: false, scrubIpAddresses: true })(mail)).toBe(
      "mail ada@example.org from [ip]",
    );
    expect(createScrub({ scrubDefaults: false })({ a: text, password: "x y" })).toEqual({ a: text, password: "x y" });
  });

  it("uses the default of every option that is undefined, including nested ones", () => {
    const absent: { readonly [Field in keyof ScrubberPolicy]-?: undefined } = {
      scrubDefaults: undefined,
      scrubPersonalData: undefined,
      scrubIpAddresses: undefined,
      sensitiveFields: undefined,
      safeFields: undefined,
      safeValues: undefined,
      allow: undefined,
      sql: undefined,
      detectors: undefined,
      patterns: undefined,
      paths: undefined,
      redaction: undefined,
      meta: undefined,
      unknownItems: undefined,
      dryRun: undefined,
      onScrub: undefined,
      limits: undefined,
    };
    const nested: ScrubberPolicy = {
      detectors: { email: undefined },
      patterns: { order: undefined },
      redaction: { "@email": undefined, "@password": undefined, order: undefined, default: undefined },
      limits: { depth: undefined, objects: undefined, text: undefined, work: undefined },
    };
    const event = { event_id: "0".repeat(32), message: mail, extra: { password: "x y", list: [[[{ a: mail }]]] } };
    for (const policy of [absent, nested]) {
      expect(createScrub(policy)(event)).toEqual(createScrub()(event));
      expect(createScrub(policy)(mail)).toBe("mail [email] from [ip]");
      expect(createScrub(policy)("x".repeat(DEFAULT_LIMITS.text + 1))).toBe("[Filtered]");
    }
  });

  it("redacts every match of the app's own patterns", () => {
    const scrub = createScrub({ patterns: { order: /ORD-\d{8}/, fine: { pattern: /(\w+)+!/, unsafe: true } } });
    expect(scrub("for ORD-12345678 and ORD-87654321")).toBe("for [order] and [order]");
    expect(scrub("hey!")).toBe("[fine]");
  });

  it("matches field names by their words, by RegExps, and by the ends of their paths", () => {
    const scrub = createScrub({
      sensitiveFields: ["national_ref", /^x-tenant/, "payment.ref"],
      safeFields: ["form.token"],
    });
    expect(
      scrub<unknown>({
        nationalRef: "a",
        "X-Tenant": "b",
        "x-tenant-id": "c",
        ref: "d",
        payment: { ref: "e", more: { ref: "f" } },
        form: { token: "g h" },
        token: "i j",
        "payment.ref": "k",
      }),
    ).toEqual({
      nationalRef: "[Filtered]",
      "X-Tenant": "b",
      "x-tenant-id": "[Filtered]",
      ref: "d",
      payment: { ref: "[Filtered]", more: { ref: "f" } },
      form: { token: "g h" },
      token: "[Filtered]",
      "payment.ref": "[Filtered]",
    });
  });

  const METHODS: readonly (readonly [ScrubberPolicy, unknown])[] = [
    [{ redaction: "filter" }, { password: "[Filtered]", note: "mail [Filtered]." }],
    [{ redaction: "mask" }, { password: "***", note: "mail ***************." }],
    [{ redaction: { method: "mask", keepLast: 4 } }, { password: "***", note: "mail ***********.org." }],
    [{ redaction: "remove" }, { password: null, note: "mail ." }],
    [{ redaction: { "@email": "mask" } }, { password: "[Filtered]", note: "mail ***************." }],
    [
      { redaction: { default: "mask", "@password": "filter" } },
      { password: "[Filtered]", note: "mail ***************." },
    ],
    [{ redaction: { method: "replace", text: "gone" } }, { password: "gone", note: "mail gone." }],
    [{ detectors: { email: { method: "replace", text: "[who]" } } }, { password: "[Filtered]", note: "mail [who]." }],
  ];
  it.each(METHODS)("applies the redaction method in %j, and scrubbing again changes nothing", (policy, wanted) => {
    const scrub = createScrub(policy);
    const once = scrub<unknown>({ password: "abc", note: "mail ada@example.org." });
    expect(once).toEqual(wanted);
    expect(scrub(once)).toEqual(once);
  });

  it("replaces equal values with equal hashes, which depend on a secret key", () => {
    const scrub = createScrub({ redaction: hmacSha256("0123456789abcdef") });
    const { a, b, c } = scrub({ a: "mail ada@example.org", b: "ada@example.org again", c: "bob@example.org" });
    const [hash] = /\[hash:[\da-f]{32}\]/.exec(a) ?? [];
    expect(a).toBe(`mail ${hash}`);
    expect(b).toBe(`${hash} again`);
    expect(c).not.toBe(hash);
    expect(scrub(a)).toBe(a);
    const other = createScrub({ redaction: hmacSha256("fedcba9876543210") });
    expect(other("mail ada@example.org")).not.toBe(a);
    expect(() => hmacSha256("short")).toThrow("16 bytes");
  });

  it("copies the key of a hash, so that a later change of the key's Buffer has no effect", () => {
    const key = Buffer.from("0123456789abcdef");
    const scrub = createScrub({ redaction: hmacSha256(key) });
    key.fill(0);
    expect(scrub("ada@example.org")).toBe(
      createScrub({ redaction: hmacSha256("0123456789abcdef") })("ada@example.org"),
    );
  });

  it("omits `_meta` if `meta` is false", () => {
    const event = { event_id: "0".repeat(32), message: "mail ada@example.org" };
    expect(createScrub()<object>(event)).toHaveProperty("_meta");
    expect(createScrub({ meta: false })<object>(event)).not.toHaveProperty("_meta");
  });

  it("redacts the whole value if it exceeds a limit", () => {
    const scrub = createScrub({ limits: { depth: 2, objects: 3, text: 100 } });
    expect(scrub<unknown>({ a: { b: { c: 1 } } })).toEqual({ a: { b: "[Filtered]" } });
    expect(scrub<unknown>([{}, {}, {}])).toEqual([{}, {}, "[Filtered]"]);
    expect(scrub("x".repeat(101))).toBe("[Filtered]");
  });

  it("reports rules, counts and paths, but never a value", () => {
    const reports: unknown[] = [];
    const scrub = createScrub({ onScrub: (report) => reports.push(report) });
    scrub({ a: "ada@example.org and bob@example.org", b: [{ password: "abc" }] });
    expect(reports).toEqual([{ item: "value", rules: { "@email": 2, "@password": 1 }, paths: ["a", "b.0.password"] }]);
  });
});
