import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordWarnings } from "../testing/warnings.ts";
import { SentryConfigError } from "./output/issue.ts";
import { readPublicConfig } from "./public/read-public-config.ts";
import { publicConfig } from "./public-config.ts";
import { sentryConfig } from "./sentry-config.ts";
import { jsonSchema } from "./variables/docs.ts";
import { NAMES, optionOf } from "./variables/variables.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const TOKEN = ["sntrys", "made_up"].join("_");
const warnings = recordWarnings();

const PUBLISHED = NAMES.filter((name) => /^SENTRY_(?:DSN|ENVIRONMENT|RELEASE|(?:\w+_)?SAMPLE_RATE)$/.test(name));
/** A valid value of each variable of this package, and values of some other variables. */
const EVERYTHING: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.map((name) => [name, Reflect.get(Object(jsonSchema()), "properties")[name].examples[0]])),
  SENTRY_DSN: DSN,
  SENTRY_AUTH_TOKEN: TOKEN,
  DATABASE_URL: "postgres://app:made-up-word@db.example/shop",
};

describe("publicConfig", () => {
  it("returns the DSN, the environment's name, the release and all sample rates, and nothing else", () => {
    const published = JSON.parse(publicConfig(EVERYTHING));
    expect(Object.keys(published).sort()).toEqual(PUBLISHED.map(optionOf).sort());
    expect(sentryConfig(EVERYTHING)).toMatchObject(published);
  });

  it.each(
    Object.keys(EVERYTHING).filter((name) => !NAMES.some((known) => known === name && PUBLISHED.includes(known))),
  )("returns the same JSON whatever the value of %s is", (name) => {
    const { [name]: _, ...without } = EVERYTHING;
    expect(publicConfig(without)).toBe(publicConfig(EVERYTHING));
  });

  it("returns the same values as sentryConfig with `prefix` and `defaults`, but no other option of `defaults`", () => {
    const options = {
      prefix: "PUBLIC_",
      environment: "preview",
      defaults: { _: { release: "shop@1.4.0", sampleRate: 0.5, serverName: "db-1", tracesSampleRate: undefined } },
    };
    const env = { SENTRY_DSN: DSN, SENTRY_TRACES_SAMPLE_RATE: "1", PUBLIC_SENTRY_TRACES_SAMPLE_RATE: "0.1" };
    expect(JSON.parse(publicConfig(env, options))).toEqual({
      dsn: DSN,
      environment: "preview",
      release: "shop@1.4.0",
      sampleRate: 0.5,
      tracesSampleRate: 0.1,
    });
  });

  it.each([
    ["is not set", {}],
    ["is blank", { SENTRY_DSN: " " }],
    ["is set, but SENTRY_ENABLED is false", { SENTRY_DSN: DSN, SENTRY_ENABLED: "off" }],
  ])("returns an empty DSN if SENTRY_DSN %s", (_title, env) => {
    expect(publicConfig(env)).toBe('{"dsn":""}');
  });

  it("removes the secret key of an old DSN", () => {
    const old = DSN.replace("@", ":fedcba9876543210@");
    expect(sentryConfig({ SENTRY_DSN: old })).toMatchObject({ dsn: old });
    expect(JSON.parse(publicConfig({ SENTRY_DSN: old }))).toEqual({ dsn: DSN });
  });

  it("throws one error that lists all problems, or logs a warning and omits invalid values", () => {
    const env = { SENTRY_DSN: `"${DSN}"`, SENTRY_SAMPLE_RATE: "10", SENTRY_ENVIRONMENT: "staging" };
    expect(() => publicConfig(env)).toThrow(/2 problem\(s\):\n- SENTRY_DSN: .*\n- SENTRY_SAMPLE_RATE: /);
    expect(publicConfig(env, { onInvalid: "warn" })).toBe('{"dsn":"","environment":"staging"}');
    expect(warnings).toEqual([expect.stringContaining("SENTRY_SAMPLE_RATE")]);
  });

  it.each([
    ["SENTRY_RELEASE", TOKEN],
    ["SENTRY_ENVIRONMENT", `staging ${TOKEN}`],
    ["SENTRY_DSN", `https://${TOKEN}@o1.ingest.sentry.io/42`],
  ])("does not publish an auth token in %s", (name, value) => {
    const env = { SENTRY_DSN: DSN, [name]: value };
    expect(() => publicConfig(env)).toThrow(SentryConfigError);
    expect(() => publicConfig(env)).toThrow(`${name}: contains an auth token, which pages would publish`);
    expect(publicConfig(env, { onInvalid: "warn" })).not.toContain("sntry");
    expect(warnings.join()).not.toContain(TOKEN);
  });

  it("returns JSON that can be read unchanged from a script element and from an attribute in single quotes", () => {
    const name = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom("</script>", "<!--", "'", '"', "&quot;", "\u2028", "\u2029", "é", "a"), {
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(name, fc.double({ min: 0, max: 1, noNaN: true }), (parts, rate) => {
        const environment = [parts].flat().join("").slice(0, 20);
        const env = { SENTRY_DSN: DSN, SENTRY_ENVIRONMENT: environment, SENTRY_SAMPLE_RATE: String(rate) };
        const json = publicConfig(env, { onInvalid: "warn" });
        expect(json).toMatch(/^[^<>&'\x7f-\uffff]+$/);
        expect(readPublicConfig(json)).toEqual(sentryConfig(env, { onInvalid: "warn" }));
      }),
    );
  });
});
