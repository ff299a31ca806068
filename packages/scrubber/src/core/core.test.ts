import { beforeEach, describe, expect, it, test, vi } from "vitest";
import { issuesOf } from "../../test/issues-of.ts";
import { silentClient } from "../../test/silent-client.ts";
import { type CorePolicy, createScrub, credentials, encodedText, scrubber } from "../core.ts";
import { ALL_FEATURES } from "../features/all.ts";
import { allow } from "../features/allow.ts";
import { notations } from "../features/notations.ts";
import { paths } from "../features/paths.ts";
import { personalData } from "../features/personal-data.ts";
import { policyChecks } from "../features/policy-checks.ts";
import { replay } from "../features/replay.ts";
import { safeValues } from "../features/safe-values.ts";
import { sql } from "../features/sql.ts";
import { truncatedText } from "../features/truncated-text.ts";
import { vendorKeys } from "../features/vendor-keys.ts";
import { OWN_TRACES } from "../guard/callback-trace.ts";
import { gateOf } from "../guard/envelope-scrubber.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { corePolicyOf } from "./core-policy.ts";

const KEY = `gh${"p_"}${"Zq9vKe2RtY7u".repeat(3)}`;
const JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl";

/** Values with a secret, each with the feature that finds the secret. */
const FOUND_BY: readonly (readonly [unknown, ScrubberFeature])[] = [
  [{ password: "plum anvil" }, credentials()],
  [{ card_number: "plum anvil" }, credentials()],
  ["password=plum-anvil", credentials()],
  [`sent ${JWT} again`, credentials()],
  ["postgres://ada:plum@db.example", credentials()],
  ["mail ada@example.org", personalData()],
  ["from 203.0.113.7", personalData()],
  ["card 4111 1111 1111 1111", personalData()],
  ["call +49 151 12345678", personalData()],
  [{ event_id: "9ec79c33ec9942ab8353589fcb2e04dc", user: { username: "ada" } }, personalData()],
  [`key ${KEY}`, vendorKeys()],
];

describe("the core", () => {
  test.for(FOUND_BY)("finds the secret in %j only with the feature for its kind", ([value, feature]) => {
    expect(createScrub({ features: [feature] })(value)).not.toEqual(value);
    const others = [credentials(), personalData(), vendorKeys()].filter(({ name }) => name !== feature.name);
    expect(createScrub({ features: others })(value)).toEqual(value);
  });

  it("finds values under personal names only with both personalData() and credentials()", () => {
    const value = { first_name: "Ada", note: "phone: 0212 555" };
    for (const feature of [personalData(), credentials()])
      expect(createScrub({ features: [feature] })(value)).toEqual(value);
    const scrub = createScrub({ features: [personalData(), credentials()] });
    expect(scrub(value)).toEqual({ first_name: "[Filtered]", note: "phone: [Filtered]" });
  });

  it("finds nothing without features", () => {
    const scrub = createScrub({ features: [] });
    for (const [value] of FOUND_BY) expect(scrub(value)).toEqual(value);
  });

  it("finds secrets in encoded strings only with encodedText()", () => {
    const text = `data=${Buffer.from("mail ada@example.org now").toString("base64")}`;
    expect(createScrub({ features: [personalData()] })(text)).toBe(text);
    expect(createScrub({ features: [personalData(), encodedText()] })(text)).not.toContain(text.slice(5));
    expect(createScrub({ features: [personalData()] })("ada%40example.org")).toBe("ada%40example.org");
    expect(createScrub({ features: [encodedText(), personalData()] })("ada%40example.org")).toBe("[email]");
  });

  it("finds the beginning of a truncated secret only with truncatedText()", () => {
    const text = "login of ada.lovelace@exam...";
    expect(createScrub({ features: [personalData()] })(text)).toBe(text);
    expect(createScrub({ features: [personalData(), truncatedText()] })(text)).toBe("login of [email]...");
  });

  it("accepts policy options if their features are listed", () => {
    const features = [credentials(), personalData(), paths(), policyChecks()];
    const scrub = createScrub({
      features,
      sensitiveFields: ["national_ref", /^x-tenant/],
      safeFields: ["token"],
      scrubIpAddresses: false,
      detectors: { email: "mask" },
      patterns: { order: /ORD-\d{4}/ },
      paths: ["extra.ref"],
    });
    expect(
      scrub<unknown>({
        nationalRef: "plum",
        "x-tenant": "plum",
        token: "plum",
        note: "mail a@b.io from 203.0.113.7 for ORD-1234",
        extra: { ref: "plum" },
      }),
    ).toEqual({
      nationalRef: "[Filtered]",
      "x-tenant": "[Filtered]",
      token: "plum",
      note: "mail ****** from 203.0.113.7 for [order]",
      extra: { ref: "[Filtered]" },
    });
  });

  it("accepts options if their features are listed, with and without policyChecks()", () => {
    for (const more of [[], [policyChecks()]]) {
      const scrub = createScrub({
        features: [credentials(), personalData(), safeValues(), allow(), sql(), ...more],
        safeValues: ["10.0.0.0/8", { domain: "example.com" }, "plum-anvil-7"],
        allow: { extra: ["order"] },
        sql: "parameterize",
        redaction: { default: { method: "mask", keepLast: 4 } },
      });
      expect(
        scrub<unknown>({
          token: "plum-anvil-7",
          note: "from 10.1.2.3 and 203.0.113.7 to a@example.com",
          extra: { order: 7, other: "made-up-text" },
          sql: "select a from b where c = 'plum'",
        }),
      ).toEqual({
        token: "plum-anvil-7",
        note: "from 10.1.2.3 and *******13.7 to a@example.com",
        extra: { order: 7, other: "********text" },
        sql: "select a from b where c = ?",
      });
    }
  });

  it("compiles the same policy object only once", () => {
    const policy: CorePolicy = { features: [credentials()] };
    expect(corePolicyOf(policy)).toBe(corePolicyOf(policy));
    expect(corePolicyOf({ ...policy })).not.toBe(corePolicyOf(policy));
  });
});

const NEEDS_FEATURES = "features: expected a list such as";

describe("the core rejects", () => {
  test.each<[string, unknown, string]>([
    ["a missing policy", undefined, NEEDS_FEATURES],
    ["a policy without features", { meta: false }, NEEDS_FEATURES],
    ["a feature that was not called", { features: [credentials] }, NEEDS_FEATURES],
    ["a feature that is listed twice", { features: [credentials(), credentials()] }, "features[1]: credentials() is"],
    ["paths without paths()", { features: [], paths: ["a.b"] }, "paths: has no effect without paths()"],
    ["safe values without safeValues()", { features: [], safeValues: ["a"] }, "has no effect without safeValues()"],
    ["allow without allow()", { features: [], allow: { extra: [] } }, "allow: has no effect without allow()"],
    ["sql without sql()", { features: [], sql: "parameterize" }, "sql: has no effect without sql()"],
    [
      "a RegExp in safeValues without policyChecks()",
      { features: [safeValues()], safeValues: [/a/] },
      "safeValues: not valid",
    ],
    ["a block that is not valid", { features: [safeValues()], safeValues: ["10.0.0.7/8"] }, "safeValues: not valid"],
    [
      "a domain that is not valid",
      { features: [safeValues()], safeValues: [{ domain: "*" }] },
      "safeValues: not valid",
    ],
    ["an unknown part", { features: [allow()], allow: { extras: [] } }, "allow: not valid"],
    ["names that are not in a list", { features: [allow()], allow: { extra: "order" } }, "allow: not valid"],
    ["an unknown setting of sql", { features: [sql()], sql: "remove" }, "sql: not valid"],
    ["names without credentials()", { features: [], sensitiveFields: ["a"] }, "has no effect without credentials()"],
    ["safe names without credentials()", { features: [], safeFields: ["a"] }, "has no effect without credentials()"],
    ["notations without names", { features: [notations()] }, "notations() has no effect without credentials()"],
    [
      "a setting for IP addresses without personalData()",
      { features: [], scrubIpAddresses: true },
      "has no effect without personalData()",
    ],
    [
      "a setting for personal data without personalData()",
      { features: [], scrubPersonalData: false },
      "has no effect without personalData()",
    ],
    ["a kind without its feature", { features: [personalData()], detectors: { github: false } }, "its feature is not"],
    ["key=value without credentials()", { features: [personalData()], detectors: { pairs: false } }, "is not listed"],
    ["an unknown field", { features: [], sensitiveFeilds: [] }, "a field is unknown; add policyChecks()"],
    ["a wrong value", { features: [], dryRun: "yes" }, "dryRun: not valid; add policyChecks()"],
    ["a wrong limit", { features: [], limits: { work: -1 } }, "limits: not valid"],
    ["an unknown limit", { features: [], limits: { width: 1 } }, "limits: not valid"],
    ["a wrong method", { features: [], redaction: { "@email": 5 } }, "redaction: not valid"],
    [
      "a RegExp without policyChecks()",
      { features: [credentials()], sensitiveFields: [/a/] },
      "sensitiveFields: not valid",
    ],
    ["a pattern without policyChecks()", { features: [], patterns: { order: /ORD/ } }, "patterns: not valid"],
    ["a wrong path", { features: [paths()], paths: ["ok", "a..b"] }, "paths: not valid"],
    [
      "a wrong value, and explains what is expected with policyChecks()",
      { features: [policyChecks()], dryRun: "yes" },
      "dryRun: expected true or false",
    ],
    [
      "a slow pattern, and explains why with policyChecks()",
      { features: [policyChecks()], patterns: { order: /(\d+)+x/ } },
      "patterns.order: nested quantifiers",
    ],
  ])("%s", (_title, policy, line) => {
    const issues = issuesOf(scrubber, policy);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(line);
  });

  it("no valid policy, with and without policyChecks()", () => {
    const policy = {
      meta: false,
      unknownItems: "pass",
      limits: { depth: 10 },
      redaction: { default: "mask", "@email": "filter" },
      detectors: { email: false, ip: "mask" },
      patterns: { order: { pattern: /ORD/, unsafe: true } },
      onScrub: undefined,
    };
    expect(issuesOf(scrubber, { ...policy, features: [personalData()] })).toEqual([]);
    expect(issuesOf(scrubber, { ...policy, features: [personalData(), policyChecks()] })).toEqual([]);
    expect(issuesOf(scrubber, { features: ALL_FEATURES })).toEqual([]);
  });
});

describe("a recording", () => {
  beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue(undefined));

  const header = { type: "replay_recording", length: 3 };
  const dropped: unknown[] = [];
  const client = silentClient((...args) => void dropped.push(args));

  it("is dropped and counted without replay(), whether plain or compressed", async () => {
    const gate = gateOf(client, corePolicyOf({ features: [credentials()], unknownItems: "pass" }), OWN_TRACES);
    const packed = new Uint8Array([123, 125, 10, 0x78, 0x9c]);
    for (const payload of ["{}\n[]", new TextEncoder().encode("{}\n[]"), packed])
      expect(gate.scrubAll([{}, [[header, payload]]])[1]).toEqual([]);
    expect(await gate.scrubPacked([header, packed])).toBeUndefined();
    expect(dropped).toEqual(Array(4).fill(["internal_sdk_error", "replay", 1]));
  });

  it("is scrubbed with replay()", () => {
    const gate = gateOf(client, corePolicyOf({ features: [personalData(), replay()] }), OWN_TRACES);
    const text = '{"segment_id":0}\n[{"type":5,"data":{"payload":{"message":"mail ada@example.org"}}}]';
    expect(JSON.stringify(gate.scrubAll([{}, [[header, text]]])[1])).toContain("mail [email]");
  });
});
