import { sentryEnv } from "@sentry-policy/config";
import { createEnv } from "@t3-oss/env-core";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const GOOD = { PORT: "80", SENTRY_DSN: DSN, SENTRY_DEBUG: "off", SENTRY_TRACES_SAMPLE_RATE: "", HOME: "/" };
const BAD = { PORT: "80", SENTRY_DSN: "https://SECRETKEY@host", SENTRY_TRACES_SAMPLE_RATE: "10" };

describe("the schema in an app's own zod object", () => {
  const App = z.object({ PORT: z.coerce.number(), ...sentryEnv.shape });

  it("parses values to their types", () => {
    const env = App.parse(GOOD);
    const rate: number | undefined = env.SENTRY_TRACES_SAMPLE_RATE;
    const debug: boolean | undefined = env.SENTRY_DEBUG;
    expect({ ...env, rate, debug }).toMatchObject({ PORT: 80, SENTRY_DSN: DSN, debug: false, rate: undefined });
  });

  it("reports each problem at its variable, without the value", () => {
    const { error } = App.safeParse(BAD);
    expect(error?.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(/^SENTRY_DSN: the DSN has no project id/),
      expect.stringMatching(/^SENTRY_TRACES_SAMPLE_RATE: expected a number from 0 to 1; for 10 % write 0.1/),
    ]);
    expect(`${error}${JSON.stringify(error)}`).not.toContain("SECRETKEY");
  });
});

describe("the schema in t3-env", () => {
  const create = (runtimeEnv: Record<string, string>) => {
    const problems: string[] = [];
    const onValidationError = (issues: readonly { readonly path?: unknown; readonly message: string }[]): never => {
      problems.push(...issues.map(({ path, message }) => `${path}: ${message}`));
      throw new Error("invalid");
    };
    try {
      const server = { PORT: z.coerce.number(), ...sentryEnv.shape };
      return { env: createEnv({ server, runtimeEnv, onValidationError, emptyStringAsUndefined: true }), problems };
    } catch {
      return { env: undefined, problems };
    }
  };

  it("parses values to their types", () => {
    const { env } = create({ ...GOOD });
    const debug: boolean | undefined = env?.SENTRY_DEBUG;
    expect([env?.PORT, env?.SENTRY_DSN, debug, env?.SENTRY_TRACES_SAMPLE_RATE]).toEqual([80, DSN, false, undefined]);
  });

  it("reports each problem at its variable, without the value", () => {
    const { problems } = create({ ...BAD });
    expect(problems).toEqual([
      expect.stringMatching(/^SENTRY_DSN: the DSN has no project id/),
      expect.stringMatching(/^SENTRY_TRACES_SAMPLE_RATE: expected a number from 0 to 1/),
    ]);
    expect(problems.join()).not.toContain("SECRETKEY");
  });
});
