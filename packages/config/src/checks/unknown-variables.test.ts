import { describe, expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";
import { recordWarnings } from "../../testing/warnings.ts";
import { describeConfig } from "../describe.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const warnings = recordWarnings();

describe("an unknown variable", () => {
  it.each([
    ["SENTRY_TRACE_SAMPLE_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_DNS", "SENTRY_DSN"],
    ["SENTRI_DNS", "SENTRY_DSN"],
    ["SENTRY_ENV", "SENTRY_ENVIRONMENT"],
    ["SNETRY_DSN", "SENTRY_DSN"],
    ["STENRY_DSN", "SENTRY_DSN"],
    ["SENTRY_SERVER_NAME", "SENTRY_NAME"],
    ["SENTRY_TRACES_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_TRACING_SAMPLE_RATE", "SENTRY_TRACES_SAMPLE_RATE"],
    ["SENTRY_REPLAY_SAMPLE_RATE", "SENTRY_REPLAYS_SESSION_SAMPLE_RATE"],
    ["SENTRY_LOGS", "SENTRY_ENABLE_LOGS"],
    ["SENTRY_BREADCRUMBS", "SENTRY_MAX_BREADCRUMBS"],
  ])("such as %s logs a warning that suggests %s, and is a problem if `strict` is set", (typo, meant) => {
    sentryConfig({ SENTRY_DSN: DSN, [typo]: "1" });
    expect(warnings).toEqual([expect.stringContaining(`${typo} is not a recognised variable; did you mean ${meant}?`)]);
    expect(problemsIn({ SENTRY_DSN: DSN, [typo]: "1" }, { strict: true })).toEqual([expect.stringContaining(meant)]);
  });

  it("is ignored if another Sentry tool reads it, or if its name is unrelated to Sentry", () => {
    const env = {
      SENTRY_DSN: DSN,
      SENTRY_ORG: "a",
      SENTRY_AUTH_TOKEN: "b",
      SENTRY_RN_X: "1",
      PATH: "/",
      SENDGRID_KEY: "c",
      SERVER_NAME: "d",
      SHELL: "e",
    };
    sentryConfig(env, { strict: true });
    expect(warnings).toEqual([]);
  });

  it("is reported with only the plain words of its name, because a name can contain a secret", () => {
    const secret = ["AKIA", "IOSFODNN7EXAMPLE"].join("");
    const names = [`SENTRY_${secret}`, `SENTRY_NAME_${secret}`, "SENTRY_QUUX", "SENTRY_DNS"];
    const { hints } = describeConfig({ SENTRY_DSN: DSN, ...Object.fromEntries(names.map((name) => [name, "1"])) });
    expect(hints.map(({ variable }) => variable)).toEqual([
      "SENTRY_***",
      "SENTRY_NAME_***",
      "SENTRY_QUUX",
      "SENTRY_DNS",
    ]);
    expect(() => Reflect.apply(sentryConfig, undefined, [{}, { [secret]: 1 }])).toThrow(
      /^(?!.*AKIA).*options: expected/s,
    );
  });
});

describe("an auth token in a variable with a public prefix", () => {
  it("is a problem", () => {
    expect(problemsIn({ NEXT_PUBLIC_SENTRY_AUTH_TOKEN: "x" })).toEqual([
      expect.stringMatching(/^NEXT_PUBLIC_SENTRY_AUTH_TOKEN: is a secret .*revoke the token/),
    ]);
  });

  it.each(["NEXT_PUBLIC_SENTRY_TOKEN", "VUE_APP_SENTRY_AUTH_TOKEN", "VITE_SENTRY_RELEASE"])(
    "is recognized by its value in %s, but accepted in SENTRY_AUTH_TOKEN",
    (name) => {
      const env = { SENTRY_DSN: DSN, [name]: ["sntrys", "made_up"].join("_") };
      expect(problemsIn(env)).toEqual([expect.stringMatching(`^${name}: is a secret with a public prefix`)]);
      expect(sentryConfig({ ...env, [name]: "", SENTRY_AUTH_TOKEN: env[name] })).toMatchObject({ dsn: DSN });
    },
  );
});
