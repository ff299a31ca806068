import { describe, expect, it } from "vitest";
import { ScrubberPolicyError } from "../policy/types.ts";
import { TunnelOptionsError } from "./options.ts";
import { parseDsn } from "./project.ts";
import { tunnel } from "./tunnel.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const DSN = `https://${KEY}@o1.ingest.sentry.io/42`;

function issuesOf(options: unknown): readonly string[] {
  try {
    tunnel(options as Parameters<typeof tunnel>[0]);
  } catch (error) {
    if (error instanceof TunnelOptionsError) return error.issues;
    throw error;
  }
  return [];
}

describe("the options of a tunnel", () => {
  it.each<[string, object]>([
    ["a DSN", { dsns: [DSN] }],
    ["DSNs with a port, a path and a secret key", { dsns: [`http://${KEY}:made-up@localhost:9000/sentry/7`, DSN] }],
    ["two projects with the same key", { dsns: [DSN, `https://${KEY}@o1.ingest.sentry.io/43`] }],
    ["fields that are undefined", { dsns: [DSN], policy: undefined, origins: undefined, limits: { items: undefined } }],
    [
      "`clientIp`, where the policy keeps IP addresses",
      { dsns: [DSN], policy: { scrubIpAddresses: false }, clientIp: () => "" },
    ],
    [
      "`clientIp`, where the policy keeps personal data",
      { dsns: [DSN], policy: { scrubPersonalData: false }, clientIp: () => "" },
    ],
    ["origins", { dsns: [DSN], origins: ["https://shop.example:8443", "*", "chrome-extension://abcdefgh"] }],
  ])("are accepted: %s", (_, options) => {
    expect(issuesOf(options)).toEqual([]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ["no options", undefined, ['expected an object, such as { dsns: ["https://key@o1.ingest.sentry.io/42"] }']],
    ["no DSNs", {}, ['dsns: expected a list of DSNs, such as ["https://key@o1.ingest.sentry.io/42"]']],
    ["an empty list", { dsns: [] }, ['dsns: expected a list of DSNs, such as ["https://key@o1.ingest.sentry.io/42"]']],
    ["a string", { dsns: DSN }, ['dsns: expected a list of DSNs, such as ["https://key@o1.ingest.sentry.io/42"]']],
    ["a DSN twice", { dsns: [DSN, DSN] }, ["dsns[1]: has the same key and project as dsns[0]; remove one"]],
    [
      "`clientIp`, where the policy redacts IP addresses",
      { dsns: [DSN], clientIp: () => "" },
      ["clientIp: the policy redacts IP addresses; remove clientIp, or set policy.scrubIpAddresses to false"],
    ],
    [
      "a `totalBytes` that is too low",
      { dsns: [DSN], limits: { totalBytes: 5 } },
      ["limits.totalBytes: expected at least wireBytes + openedBytes (31457280)"],
    ],
    [
      "several problems",
      {
        dsns: [DSN],
        origins: ["https://shop.example/"],
        limits: { items: 0, inflight: 3 },
        timeoutMs: 0,
        fetch: 1,
        origin: "a",
        policy: { paths: ["a..b"], nope: 1 },
      },
      [
        'origins[0]: expected an origin without a path, such as "https://shop.example", or "*"',
        "limits.items: expected a whole number, at least 1",
        "limits.inflight: unknown limit; did you mean inFlight?",
        "timeoutMs: expected a number of milliseconds from 1 to 2147483647",
        "fetch: expected a function",
        "origin: unknown option; did you mean origins?",
        expect.stringContaining("policy.paths[0]: expected a path"),
        expect.stringContaining("policy.nope: unknown field"),
      ],
    ],
  ])("are refused with a message for each problem: %s", (_, options, issues) => {
    expect(issuesOf(options)).toHaveLength(issues.length);
    expect(issuesOf(options)).toEqual(expect.arrayContaining([...issues]));
  });

  it.each<[dsn: unknown, problem: string]>([
    [7, "it is not a string"],
    ["made up", "it is not a URL"],
    [`ftp://${KEY}@o1.example/42`, "it does not begin with https://"],
    ["https://o1.example/42", "it has no public key"],
    [`https://:${KEY}@o1.example/42`, "it has no public key"],
    [`https://${KEY}@o1.example`, "it does not end in the number of a project"],
    [`https://${KEY}@o1.example/`, "it does not end in the number of a project"],
    [`https://${KEY}@o1.example/shop`, "it does not end in the number of a project"],
    [`https://${KEY}@o1.example/4%32`, "it does not end in the number of a project"],
  ])("are refused if a DSN is not valid, with an error that does not quote the DSN: %j", (dsn, problem) => {
    const issues = issuesOf({ dsns: [DSN, dsn] });
    expect(issues).toEqual([`dsns[1]: expected a DSN, such as https://key@o1.ingest.sentry.io/42; ${problem}`]);
    expect(parseDsn(dsn)).toBe(problem);
  });

  it("are refused with an error that shows no key", () => {
    const options = { dsns: [DSN, DSN, `https://${KEY}@x`], [KEY]: 1 };
    expect(issuesOf(options)).toHaveLength(3);
    expect(issuesOf(options).join()).not.toContain(KEY);
  });

  it("are refused with a TunnelOptionsError even if the policy is wrong, so that one error lists everything", () => {
    expect(() => tunnel({ dsns: [], policy: { paths: ["a..b"] } })).toThrow(TunnelOptionsError);
    expect(() => tunnel({ dsns: [], policy: { paths: ["a..b"] } })).not.toThrow(ScrubberPolicyError);
  });
});

describe("parseDsn", () => {
  it("returns the URL for envelopes, without the secret key", () => {
    expect(parseDsn(`https://${KEY}:made-up@sentry.example:9000/a/b/42/`)).toEqual({
      publicKey: KEY,
      projectId: "42",
      dsn: `https://${KEY}@sentry.example:9000/a/b/42`,
      endpoint: `https://sentry.example:9000/a/b/api/42/envelope/?sentry_key=${KEY}&sentry_version=7`,
    });
  });
});
