import { describe, expect, it } from "vitest";
import { type VolumePolicy, VolumePolicyError } from "./types.ts";
import { checkPolicy } from "./validate.ts";

function problemsOf(policy: unknown): readonly string[] {
  try {
    checkPolicy(policy as VolumePolicy);
    return [];
  } catch (error) {
    if (error instanceof VolumePolicyError) return error.issues;
    throw error;
  }
}

describe("a valid policy", () => {
  it.each<readonly [title: string, policy: VolumePolicy]>([
    ["can be empty", {}],
    ["can have undefined fields", { ignore: undefined, rules: undefined, perIssue: undefined, total: undefined }],
    ["can ignore noise, names and patterns", { ignore: ["browserNoise", "AbortError", /^Request aborted/] }],
    ["can leave out kinds of noise", { ignore: [{ browserNoise: { hydration: false, chunkLoading: undefined } }] }],
    ["can send all errors of an issue", { perIssue: false, rules: [{ type: "A", perIssue: false }] }],
    [
      "can have every condition and effect",
      {
        rules: [
          {
            type: ["A", /b/],
            message: ["c", /d/],
            path: ["/a/**", "/b"],
            status: [404, "5xx"],
            tag: { a: "b", c: 1, d: true, e: /f/ },
            handled: false,
            level: ["error", "warning"],
            priority: "high",
            fingerprint: ["{{ default }}", "x"],
            rate: 0.5,
            after: 2,
            perIssue: { first: 1, interval: 0.5 },
          },
          { fingerprint: "stable" },
        ],
      },
    ],
    ["can limit logs", { logs: { rates: { debug: 0, info: 0.5 }, perMinute: 1000, followTrace: false } }],
  ])("%s", (_title, policy) => {
    expect(problemsOf(policy)).toEqual([]);
  });
});

describe("an invalid policy", () => {
  it.each<readonly [policy: unknown, problems: readonly string[]]>([
    [null, ["policy: expected a plain object"]],
    [{ perIsue: {} }, ["policy.perIsue: unknown field; did you mean perIssue?"]],
    [{ ignore: "AbortError" }, ["policy.ignore: expected an array"]],
    [{ ignore: ["browsernoise"] }, ["policy.ignore[0]: unknown preset; did you mean browserNoise?"]],
    [
      { ignore: ["Request aborted"] },
      ["policy.ignore[0]: is not the name of an error, so it matches nothing; write a RegExp for messages"],
    ],
    [
      { ignore: [7, {}] },
      [
        'policy.ignore[0]: expected "browserNoise", the name of an error, or a RegExp for messages',
        "policy.ignore[1].browserNoise: expected a plain object",
      ],
    ],
    [
      { ignore: [{ browserNoise: { extension: false } }] },
      ["policy.ignore[0].browserNoise.extension: unknown kind; did you mean extensions?"],
    ],
    [
      { rules: [{ type: "A" }] },
      ["policy.rules[0]: has no effect; add ignore, priority, fingerprint, rate, after or perIssue"],
    ],
    [
      { rules: [{ type: "A", ignore: true, rate: 0.5, priority: "low" }] },
      ["policy.rules[0]: ignores the errors, so priority, rate has no effect; remove one of the two"],
    ],
    [{ rules: [{ ignore: false }] }, ["policy.rules[0].ignore: expected true; to keep the errors, remove the field"]],
    [
      { rules: [{ rate: 0.5, tag: {} }, { rate: 1 }] },
      [
        "policy.rules[0]: matches every error, so no later rule applies; move it to the end, or add type, message, path, status, tag, handled, level",
      ],
    ],
    [
      { rules: [{ rate: 10, path: "/users/:id" }] },
      [
        "policy.rules[0].rate: expected a number from 0 to 1, found 10; for 10 % write 0.1",
        'policy.rules[0].path: can never match; write "*" for a parameter, and leave out the query, as in "/users/*"',
      ],
    ],
    [
      { rules: [{ type: [], status: 42, level: "warn", rate: 1 }] },
      [
        "policy.rules[0].type: is empty, so it matches nothing",
        'policy.rules[0].status: expected an HTTP status such as 404, or a class such as "4xx"',
        "policy.rules[0].level: expected fatal or error or warning or log or info or debug",
      ],
    ],
    [
      { rules: [{ message: "", after: 1 }] },
      ["policy.rules[0].message: expected a string or a RegExp", "policy.rules[0].after: expected an integer above 1"],
    ],
    [{ rules: [{ fingerprint: [] }] }, ['policy.rules[0].fingerprint: expected a list of strings, or "stable"']],
    [
      { rules: [{ tag: { a: Number.NaN }, rate: 1 }] },
      ["policy.rules[0].tag[a]: expected a string, a number, a boolean or a RegExp"],
    ],
    [
      { perIssue: { first: 0, interval: -1 } },
      ["policy.perIssue.first: expected an integer above 0", "policy.perIssue.interval: expected a number above 0"],
    ],
    [{ total: { perMinute: Infinity } }, ["policy.total.perMinute: expected a number above 0"]],
    [{ limits: { issues: 1.5 } }, ["policy.limits.issues: expected an integer above 0"]],
    [
      { logs: { followTrace: true } },
      ["policy.logs.followTrace: has no effect without logs.rates; add rates, or remove it"],
    ],
    [
      { logs: { rates: { warning: 0.5 } } },
      ["policy.logs.rates.warning: unknown field; the fields are trace, debug, info, warn, error, fatal"],
    ],
    [{ onDrop: true }, ["policy.onDrop: expected a function"]],
  ])("such as %j is rejected with the problems %j", (policy, problems) => {
    expect(problemsOf(policy)).toEqual(problems);
  });

  it("lists all problems in one error, without showing values", () => {
    const secret = "made-up-secret-1";
    const problems = problemsOf({ ignore: [secret, 5, { [`${secret} 1`]: 1 }], onDrop: secret, [`${secret} 2`]: 1 });
    expect(problems).toHaveLength(5);
    expect(problems.join()).not.toContain(secret);
  });
});
