import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub({ meta: false });
const F = "[Filtered]";

describe("a secret that is separate from its name", () => {
  it.each<[unknown, unknown]>([
    [[{ name: "X-Api-Key", value: "made-up" }], [{ name: "X-Api-Key", value: F }]],
    [
      { key: "DB_PASSWORD", value: "made-up", n: 1 },
      { key: "DB_PASSWORD", value: F, n: 1 },
    ],
    [
      { name: "credentials", value: { a: "made-up" } },
      { name: "credentials", value: F },
    ],
    [
      { question: "Password", answer: "made-up" },
      { question: "Password", answer: F },
    ],
    [
      { label: "Password", text: "made-up" },
      { label: "Password", text: F },
    ],
    [
      { field: "password", content: "made-up" },
      { field: "password", content: F },
    ],
    ["{ label: 'Password', text: 'made-up' }", `{ label: 'Password', text: '${F}' }`],
    ['{"env":[{"name":"API_TOKEN","value":"made-up"}]}', `{"env":[{"name":"API_TOKEN","value":"${F}"}]}`],
    [
      ["Host", "a", "X-Api-Key", "made-up-1", "Accept", "b"],
      ["Host", "a", "X-Api-Key", F, "Accept", "b"],
    ],
    [
      ["authorization", "made up"],
      ["authorization", F],
    ],
    [
      ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADAN", "q6S5fmadeup", "-----END PRIVATE KEY-----", "more"],
      ["-----BEGIN PRIVATE KEY-----", F, F, "-----END PRIVATE KEY-----", "more"],
    ],
    [
      ["-----BEGIN RSA PRIVATE KEY-----", "MIIEvQIBADAN", "q6S5f-----END "],
      ["-----BEGIN RSA PRIVATE KEY-----", F, F],
    ],
    ["ALTER USER ada PASSWORD 'made-up'", `ALTER USER ada PASSWORD '${F}'`],
    ["CREATE USER ada IDENTIFIED BY 'made up'", `CREATE USER ada IDENTIFIED BY '${F}'`],
  ])("is redacted: %j", (before, after) => {
    expect(scrub(before)).toEqual(after);
    expect(scrub(after)).toEqual(after);
  });

  it("is redacted in lines of source code", () => {
    const frame = (line: string) => ({
      event_id: "9ec7",
      exception: {
        values: [{ stacktrace: { frames: [{ pre_context: ['k = "-----BEGIN PRIVATE KEY-----\\n" +', line, "];"] }] } }],
      },
    });
    expect(JSON.stringify(scrub(frame('  "MIIEvQIBADANmadeup\\n" +')))).not.toContain("madeup");
  });

  it.each([
    { name: "login.session", value: 12, unit: "none" },
    { name: "color", value: "blue" },
    { label: "Password", text: "Forgot your password?" },
    { question: "Reset password", answer: "Click the link" },
    { label: "Session", content: "3 minutes" },
    { key: "token_type", value: "Bearer" },
    ["Content-Type", "Authorization", "X-Api-Key", "X-Requested-With"],
    ["-----BEGIN CERTIFICATE-----", "MIIEvQIBADAN", "-----END CERTIFICATE-----"],
    "CREATE USER ada IDENTIFIED BY ?",
    "ALTER USER ada PASSWORD NULL",
    "WRONG PASSWORD for ada",
  ])("is not found in %j", (given) => {
    expect(scrub<unknown>(given)).toEqual(given);
  });

  it("is kept if its detector is turned off", () => {
    const lines = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADAN"];
    expect(createScrub({ detectors: { pemkey: false } })(lines)).toEqual(lines);
  });

  it("is redacted in lines of source code, even if an earlier search found no secret in each single line", () => {
    const lines = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANmadeup", "-----END PRIVATE KEY-----"];
    const event = (pre_context: readonly string[]) => ({
      event_id: "9ec7",
      exception: { values: [{ stacktrace: { frames: [{ pre_context }] } }] },
    });
    for (const given of [lines, lines.slice(1, 2), lines]) scrub(event(given));
    expect(scrub(event(lines))).toEqual(event([lines[0] ?? "", F, lines[2] ?? ""]));
  });
});
