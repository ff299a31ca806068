import { type ConfigOptions, sentryConfig } from "@sentry-policy/config";
import * as cloudflareV10 from "sentry-cloudflare-v10";
import * as cloudflareV11 from "sentry-cloudflare-v11";
import * as v10 from "sentry-node-v10";
import * as v11 from "sentry-node-v11";
import { afterEach, describe, expect, it, vi } from "vitest";

const DSN = "http://0123456789abcdef@127.0.0.1:9/1";

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await Promise.all([v10.close(0), v11.close(0)]);
});

/**
 * Cases with blank and invalid values: `process.env`, the app's `defaults`, and the options that the client must have.
 * The SDK itself also reads `process.env`, so it could use a value that `sentryConfig` rejected.
 */
const MEANINGLESS: readonly (readonly [env: Record<string, string>, defaults: object, options: object])[] = [
  [{ SENTRY_DSN: " " }, {}, { dsn: "" }],
  [{ SENTRY_DSN: "https://SECRETKEY@h" }, {}, { dsn: "" }],
  [{ SENTRY_DSN: "https://SECRETKEY@h" }, { dsn: DSN }, { dsn: DSN }],
  [{ SENTRY_ENVIRONMENT: "" }, {}, { environment: "staging" }],
  [{ SENTRY_ENVIRONMENT: " " }, {}, { environment: "staging" }],
  [{ SENTRY_ENVIRONMENT: "a/b" }, {}, { environment: "staging" }],
  [{ SENTRY_RELEASE: " " }, {}, { release: "" }],
  [{ SENTRY_RELEASE: "$CI_SHA" }, {}, { release: "" }],
  [{ SENTRY_RELEASE: "", GITHUB_SHA: "abcdef0" }, {}, { release: "abcdef0" }],
  [{ SENTRY_DEBUG: " " }, {}, { debug: false }],
  [{ SENTRY_DEBUG: "flase" }, {}, { debug: false }],
  [{ SENTRY_SPOTLIGHT: " " }, {}, { spotlight: false }],
  [{ SENTRY_SPOTLIGHT: "flase" }, {}, { spotlight: false }],
  [{ SENTRY_TRACES_SAMPLE_RATE: " " }, {}, { tracesSampleRate: undefined }],
  [{ SENTRY_TRACES_SAMPLE_RATE: "10" }, {}, { tracesSampleRate: 0 }],
  [{ SENTRY_TRACES_SAMPLE_RATE: "10" }, { tracesSampleRate: 0.1 }, { tracesSampleRate: 0.1 }],
];

describe.each([
  ["v10", v10],
  ["v11", v11],
] as const)("@sentry/node of %s", (_version, Sentry) => {
  it.each(MEANINGLESS)(
    "with process.env %o and the code's defaults %o has the options %o",
    (env, defaults, options) => {
      for (const [name, value] of Object.entries({ NODE_ENV: "staging", ...env })) vi.stubEnv(name, value);
      const spies = (["warn", "error"] as const).map((method) =>
        vi.spyOn(console, method).mockImplementation(() => {}),
      );
      const config: ConfigOptions = { onInvalid: "warn", defaults: { _: { ...defaults } } };
      const client = Sentry.init({ defaultIntegrations: false, ...sentryConfig(process.env, config) });
      expect(client?.getOptions()).toMatchObject(options);
      expect(spies.flatMap(({ mock }) => mock.calls.flat()).join()).not.toMatch(/Invalid Sentry Dsn|SECRETKEY/);
    },
  );
});

const HANDLED = { waitUntil() {}, passThroughOnException() {}, props: {} };
const configOf = (env: object) => ({ ...sentryConfig(env) });

it.each([
  ["v10", cloudflareV10.withSentry(configOf, { fetch: () => Response.json(cloudflareV10.getClient()?.getOptions()) })],
  ["v11", cloudflareV11.withSentry(configOf, { fetch: () => Response.json(cloudflareV11.getClient()?.getOptions()) })],
])("@sentry/cloudflare of %s ignores wrong and blank bindings, and still responds", async (_v, worker) => {
  // `sentryConfig` recognizes workerd, Cloudflare's runtime, by this global.
  vi.stubGlobal("WebSocketPair", class {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const bindings = {
    SENTRY_DSN: DSN,
    SENTRY_TUNNEL: "x y",
    SENTRY_RELEASE: "a/b",
    SENTRY_DEBUG: " ",
    SENTRY_ENVIRONMENT: "",
    SENTRY_TRACES_SAMPLE_RATE: "10",
  };
  const request = new Request("http://worker.example/");
  const answer: Response = await Reflect.apply(worker.fetch, undefined, [request, bindings, HANDLED]);
  expect(await answer.json()).toMatchObject({
    dsn: DSN,
    tunnel: "",
    release: "",
    debug: false,
    environment: "production",
    tracesSampleRate: 0,
  });
});
