import { type ConfigOptions, sentryConfig } from "@sentry-policy/config";
import { startIngest } from "@sentry-policy/e2e/ingest";
import fc from "fast-check";
import * as coreV10 from "sentry-core-v10";
import * as coreV11 from "sentry-core-v11";
import * as serverV11 from "sentry-core-v11/server";
import * as v10 from "sentry-node-v10";
import * as v11 from "sentry-node-v11";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TEST_ALL } from "../../support/some-of.ts";

const DSN = "http://0123456789abcdef@127.0.0.1:9/1";

/**
 * The expected setting for headers, cookies and query parameters if personal data is not collected. As in SDK v10 with
 * `sendDefaultPii: false`, a header, cookie or parameter is omitted if its name contains one of these strings.
 */
const WITHOUT_PERSONAL = { deny: ["forwarded", "-ip", "remote-", "via", "-user"] };

afterEach(() => Promise.all([v10.close(0), v11.close(0)]));

it.each([
  ["is not set", {}, false],
  ["is false", { SENTRY_SEND_DEFAULT_PII: "false" }, false],
  ["is true", { SENTRY_SEND_DEFAULT_PII: "true" }, true],
])(
  "when SENTRY_SEND_DEFAULT_PII %s, both SDKs collect what v10 collects with the matching sendDefaultPii",
  async (_title, env, sendDefaultPii) => {
    const options = { dsn: DSN, defaultIntegrations: false } as const;
    const expected = v10.init({ ...options, sendDefaultPii })?.getDataCollectionOptions();
    await v10.close(0);
    const config = sentryConfig({ SENTRY_DSN: DSN, ...env });
    expect(v10.init({ ...options, ...config })?.getDataCollectionOptions()).toEqual(expected);
    const { mcp, queues, ...common } = v11.init({ ...options, ...config })?.getDataCollectionOptions() ?? {};
    expect(common).toEqual(expected);
    expect({ mcp, queues }).toEqual({
      mcp: { inputs: sendDefaultPii, outputs: sendDefaultPii },
      queues: sendDefaultPii,
    });
  },
);

it.each<[own: object, collected: object]>([
  [{ httpHeaders: { request: false } }, { httpHeaders: { request: false, response: WITHOUT_PERSONAL } }],
  [{ httpHeaders: false }, { httpHeaders: { request: false, response: false } }],
  [{ httpHeaders: { request: undefined } }, { httpHeaders: { request: WITHOUT_PERSONAL, response: WITHOUT_PERSONAL } }],
  [{ genAI: { inputs: true } }, { genAI: { inputs: true, outputs: false } }],
  [{ graphQL: { variables: false } }, { graphQL: { document: true, variables: false } }],
  [{ cookies: { allow: ["theme"] } }, { cookies: { allow: ["theme"] } }],
  [{ httpBodies: ["outgoingRequest"] }, { httpBodies: ["outgoingRequest"] }],
  [{ userInfo: undefined }, { userInfo: false, databaseQueryData: false }],
])("both SDKs collect no more than the code's defaults %o ask for: %o", async (own, collected) => {
  const config = sentryConfig({ SENTRY_DSN: DSN }, { defaults: { _: { dataCollection: own } } });
  expect(Object.values(config.dataCollection)).not.toContain(undefined);
  for (const Sentry of [v10, v11]) {
    const client = Sentry.init({ defaultIntegrations: false, ...config });
    expect(client?.getDataCollectionOptions()).toMatchObject(collected);
  }
});

/** Options that the app's code sets after the result of `sentryConfig`. They override the options from BEFORE. */
const AFTER = {
  dsn: "http://0123456789abcdef@127.0.0.1:9/2",
  enabled: true,
  environment: "preview",
  release: "shop@2.0.0",
  dist: "2",
  sampleRate: 0.2,
  tracesSampleRate: 0.2,
  traceLifecycle: "static",
  tracePropagationTargets: ["own.example"],
  strictTraceContinuation: false,
  orgId: "2",
  profileSessionSampleRate: 0.2,
  profileLifecycle: "manual",
  profilesSampleRate: 0.2,
  replaysSessionSampleRate: 0.2,
  replaysOnErrorSampleRate: 0.2,
  enableLogs: false,
  debug: false,
  spotlight: false,
  tunnel: "http://127.0.0.1:9/own",
  serverName: "own",
  ignoreErrors: ["Own"],
  maxBreadcrumbs: 2,
  maxValueLength: 2,
  normalizeDepth: 2,
  attachStacktrace: false,
  shutdownTimeout: 2,
  dataCollection: { userInfo: true, httpBodies: [] },
} as const;
const BEFORE = {
  SENTRY_DSN: DSN,
  SENTRY_ENABLED: "off",
  SENTRY_ENVIRONMENT: "staging",
  SENTRY_RELEASE: "shop@1.4.0",
  SENTRY_DIST: "1",
  SENTRY_SAMPLE_RATE: "0.1",
  SENTRY_TRACES_SAMPLE_RATE: "0.1",
  SENTRY_TRACE_LIFECYCLE: "stream",
  SENTRY_TRACE_PROPAGATION_TARGETS: "localhost",
  SENTRY_STRICT_TRACE_CONTINUATION: "on",
  SENTRY_ORG_ID: "1",
  SENTRY_PROFILE_SESSION_SAMPLE_RATE: "0.1",
  SENTRY_PROFILE_LIFECYCLE: "trace",
  SENTRY_PROFILES_SAMPLE_RATE: "0.1",
  SENTRY_REPLAYS_SESSION_SAMPLE_RATE: "0.1",
  SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: "0.1",
  SENTRY_ENABLE_LOGS: "on",
  SENTRY_DEBUG: "on",
  SENTRY_SPOTLIGHT: "on",
  SENTRY_TUNNEL: "http://127.0.0.1:9/tunnel",
  SENTRY_NAME: "web-1",
  SENTRY_IGNORE_ERRORS: "AbortError",
  SENTRY_MAX_BREADCRUMBS: "1",
  SENTRY_MAX_VALUE_LENGTH: "1",
  SENTRY_NORMALIZE_DEPTH: "1",
  SENTRY_ATTACH_STACKTRACE: "on",
  SENTRY_SHUTDOWN_TIMEOUT: "1",
  SENTRY_DATA_USER_INFO: "off",
} as const;

it("options after the spread override the environment, for every option, in both SDKs", () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const config = sentryConfig(BEFORE);
  const options = JSON.parse(JSON.stringify({ ...config, ...AFTER }));
  expect(Object.keys(options).sort()).toEqual([...Object.keys(AFTER), "sendDefaultPii"].sort());
  for (const [option, value] of Object.entries(AFTER)) expect(Reflect.get(config, option)).not.toEqual(value);
  for (const Sentry of [v10, v11]) {
    const client = Sentry.init({ defaultIntegrations: false, ...options });
    expect(client?.getOptions()).toMatchObject(AFTER);
    expect(client?.getDsn()?.projectId).toBe("2");
    expect(client?.getDataCollectionOptions()).toMatchObject(AFTER.dataCollection);
  }
});

it("sendDefaultPii takes effect in `defaults`, but not after the spread, where dataCollection overrides it", async () => {
  const options = { dsn: DSN, defaultIntegrations: false } as const;
  const expected = v10.init({ ...options, sendDefaultPii: true })?.getDataCollectionOptions();
  await v10.close(0);
  const config = sentryConfig({ SENTRY_DSN: DSN }, { defaults: { _: { sendDefaultPii: true } } });
  expect(v10.init({ ...options, ...config })?.getDataCollectionOptions()).toEqual(expected);
  expect(v11.init({ ...options, ...config })?.getDataCollectionOptions()).toMatchObject(expected ?? {});
  await v10.close(0);
  const after = { ...options, ...sentryConfig({ SENTRY_DSN: DSN }), sendDefaultPii: true };
  expect(v10.init(after)?.getDataCollectionOptions()).toMatchObject({ userInfo: false });
});

const ENVIRONMENTS: readonly (readonly [env: object, options: object, config?: ConfigOptions])[] = [
  [{ SENTRY_ENABLED: "off" }, { enabled: false }],
  [
    { SENTRY_ENVIRONMENT: " staging ", SENTRY_RELEASE: "shop@1.4.0", SENTRY_DIST: "42" },
    { environment: "staging", release: "shop@1.4.0", dist: "42" },
  ],
  [
    { SENTRY_SAMPLE_RATE: "1e-1", SENTRY_TRACES_SAMPLE_RATE: ".5" },
    { sampleRate: 0.1, tracesSampleRate: 0.5 },
  ],
  [{ SENTRY_TRACES_SAMPLE_RATE: "0" }, { tracesSampleRate: 0 }],
  [{ SENTRY_TRACE_LIFECYCLE: "STATIC" }, { traceLifecycle: "static" }],
  [{ SENTRY_TRACE_LIFECYCLE: "stream" }, { traceLifecycle: "stream" }],
  [
    { SENTRY_TRACE_PROPAGATION_TARGETS: "localhost, /^https:\\/\\/api\\./" },
    { tracePropagationTargets: ["localhost", /^https:\/\/api\./] },
  ],
  [
    { SENTRY_STRICT_TRACE_CONTINUATION: "yes", SENTRY_ORG_ID: "7" },
    { strictTraceContinuation: true, orgId: "7" },
  ],
  [
    { SENTRY_PROFILE_SESSION_SAMPLE_RATE: "0.2", SENTRY_PROFILE_LIFECYCLE: "trace" },
    { profileSessionSampleRate: 0.2, profileLifecycle: "trace" },
  ],
  [{ SENTRY_PROFILES_SAMPLE_RATE: "0.3" }, { profilesSampleRate: 0.3 }],
  [
    { SENTRY_REPLAYS_SESSION_SAMPLE_RATE: "0.1", SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: "1" },
    { replaysSessionSampleRate: 0.1, replaysOnErrorSampleRate: 1 },
  ],
  [
    { SENTRY_ENABLE_LOGS: "true", SENTRY_DEBUG: "FALSE" },
    { enableLogs: true, debug: false },
  ],
  [{ SENTRY_SPOTLIGHT: "n" }, { spotlight: false }],
  [
    { SENTRY_TUNNEL: "http://127.0.0.1:9/tunnel", SENTRY_NAME: "web-1" },
    { tunnel: "http://127.0.0.1:9/tunnel", serverName: "web-1" },
  ],
  [{ SENTRY_IGNORE_ERRORS: "AbortError, /^Net/i" }, { ignoreErrors: ["AbortError", /^Net/i] }],
  [
    { SENTRY_MAX_BREADCRUMBS: "0", SENTRY_MAX_VALUE_LENGTH: "1000", SENTRY_NORMALIZE_DEPTH: "5" },
    { maxBreadcrumbs: 0, maxValueLength: 1000, normalizeDepth: 5 },
  ],
  [
    { SENTRY_ATTACH_STACKTRACE: "1", SENTRY_SHUTDOWN_TIMEOUT: "500" },
    { attachStacktrace: true, shutdownTimeout: 500 },
  ],
  [
    { SENTRY_DATA_USER_INFO: "on", SENTRY_DATA_QUEUES: "on" },
    {
      sendDefaultPii: false,
      dataCollection: expect.objectContaining({
        userInfo: true,
        queues: true,
        genAI: { inputs: false, outputs: false },
      }),
    },
  ],
  [{ SENTRY_DATA_FRAME_CONTEXT_LINES: "0" }, { dataCollection: expect.objectContaining({ frameContextLines: 0 }) }],
  [
    { VERCEL_ENV: "preview" },
    { sampleRate: 0.5, environment: "preview" },
    { defaults: { preview: { sampleRate: 0.5 } }, environment: "local" },
  ],
  [
    { SENTRY_SAMPLE_RATE: "7", SENTRY_DEBUG: "flase", SENTRY_MAX_BREADCRUMBS: "9" },
    { debug: false, maxBreadcrumbs: 9 },
    { onInvalid: "warn" },
  ],
];

describe.each([
  ["v10", v10],
  ["v11", v11],
] as const)("a client of %s", (_sdk, Sentry) => {
  it.each(ENVIRONMENTS)("with the environment %o has the options %o", (env, options, config) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const client = Sentry.init({ defaultIntegrations: false, ...sentryConfig({ SENTRY_DSN: DSN, ...env }, config) });
    expect(client?.getOptions()).toMatchObject({ dsn: DSN, ...options });
    expect(client?.getDsn()?.projectId).toBe("1");
  });

  it.each([
    ["Node's", (dsn: string) => ({ SENTRY_DSN: dsn, PATH: "/bin" }), {}],
    [
      "Vite's",
      (dsn: string) => Object.freeze({ VITE_SENTRY_DSN: dsn, MODE: "production", DEV: false, PROD: true, SSR: false }),
      { prefix: "VITE_" },
    ],
    [
      "Next.js's",
      (dsn: string) => ({ NEXT_PUBLIC_SENTRY_DSN: dsn, NEXT_PUBLIC_SENTRY_RELEASE: undefined }),
      { prefix: "NEXT_PUBLIC_" },
    ],
    [
      "a Worker's",
      (dsn: string) => ({ SENTRY_DSN: dsn, KV: { get: () => null }, CF_VERSION_METADATA: { id: "1" } }),
      {},
    ],
  ])("sends an event with an environment object like %s", async (_whose, envOf, options) => {
    const ingest = await startIngest();
    Sentry.init({ defaultIntegrations: false, ...sentryConfig(envOf(ingest.dsn()), options) });
    Sentry.captureMessage("hello");
    await Sentry.flush(2000);
    await ingest.close();
    expect(ingest.items("event")).toMatchObject([{ payload: { message: "hello" } }]);
  });
});

const part = (...texts: string[]) => fc.constantFrom(...texts);
const assembled = fc
  .tuple(
    part("https", "http", "ftp", "", "ht-tp"),
    part("://", ":/", "//"),
    part("key", "key:word", "key:", "k-y", "", "k y"),
    part("@", ""),
    part("o1.ingest.sentry.io", "[::1]", "[::g]", "host_name", "", "a b", "localhost", "1.2.3.456", "a..b"),
    part("", ":9000", ":x", ":", ":65536"),
    part("/", ""),
    part("42", "path/42", "42x", "abc", "", "path/", "4-2", "4\n2"),
    part("", "/", "?x=1", " "),
  )
  .map((parts) => parts.join(""));
const nearMiss = fc
  .tuple(
    part("https://key@o1.ingest.sentry.io/42", "http://key:word@localhost:9000/sentry/1", "https://k@[::1]/7"),
    fc.array(
      fc.tuple(fc.nat(45), fc.nat(2), fc.oneof(part(..."@:/[]. -_%?#\\0"), fc.string({ minLength: 1, maxLength: 1 }))),
      {
        maxLength: 3,
      },
    ),
  )
  .map(([dsn, edits]) =>
    edits.reduce((text, [at, removed, added]) => text.slice(0, at) + added + text.slice(at + removed), dsn),
  );

it("sentryConfig accepts a DSN if and only if the clients of both SDKs derive a valid URL from it", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const runs = TEST_ALL ? 100_000 : 5_000;
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(assembled, nearMiss), (text) => {
      const bySdk = CLIENTS.map((create) => sends(create, text.trim()));
      const byUs = accepts(text);
      accepted += byUs ? 1 : 0;
      expect(bySdk).toEqual([byUs, byUs]);
    }),
    { numRuns: runs },
  );
  expect(accepted).toBeGreaterThan(runs / 50);
}, 300_000);

it.each([
  ["v10", v10],
  ["v11", v11],
] as const)("%s sends logs if SENTRY_ENABLE_LOGS is not set, as the README says", async (_version, Sentry) => {
  const ingest = await startIngest();
  Sentry.init({ defaultIntegrations: false, ...sentryConfig({ SENTRY_DSN: ingest.dsn() }) });
  Sentry.logger.info("hello");
  await Sentry.flush(2000);
  await ingest.close();
  expect(ingest.items("log")).toHaveLength(1);
});

const COMMON = { integrations: [], stackParser: () => [] };
const CLIENTS: readonly ((dsn: string, note: (address: string) => void) => unknown)[] = [
  (dsn, note) => {
    const transport: coreV10.ServerRuntimeClientOptions["transport"] = (options) => {
      note(options.url);
      return coreV10.createTransport(options, () => Promise.resolve({}));
    };
    return new coreV10.ServerRuntimeClient({ ...COMMON, dsn, transport });
  },
  (dsn, note) => {
    const transport: serverV11.ServerRuntimeClientOptions["transport"] = (options) => {
      note(options.url);
      return coreV11.createTransport(options, () => Promise.resolve({}));
    };
    return new serverV11.ServerRuntimeClient({ ...COMMON, dsn, transport });
  },
];

/**
 * Checks whether a client with this DSN would send data, that is, whether it creates its transport with a valid URL.
 */
function sends(create: (typeof CLIENTS)[number], dsn: string): boolean {
  const addresses: string[] = [];
  create(dsn, (address) => void addresses.push(address));
  return addresses.some((address) => URL.canParse(address));
}

function accepts(dsn: string): boolean {
  try {
    return sentryConfig({ SENTRY_DSN: dsn }).dsn !== undefined;
  } catch {
    return false;
  }
}
