import { publicConfig, sentryConfig } from "@sentry-policy/config";
import { readPublicConfig } from "@sentry-policy/config/public";
import { startIngest } from "@sentry-policy/e2e/ingest";
import * as browserV10 from "sentry-browser-v10";
import * as browserV11 from "sentry-browser-v11";
import * as nodeV10 from "sentry-node-v10";
import * as nodeV11 from "sentry-node-v11";
import { afterEach, describe, expect, it, vi } from "vitest";

const DSN = "http://0123456789abcdef@127.0.0.1:9/1";

/** The environment of a server. The last two variables must not be sent to pages. */
const ENV = {
  SENTRY_DSN: DSN.replace("@", ":fedcba9876543210@"),
  SENTRY_ENVIRONMENT: "staging",
  SENTRY_RELEASE: "shop@1.4.0",
  SENTRY_SAMPLE_RATE: "0.5",
  SENTRY_TRACES_SAMPLE_RATE: "1e-7",
  SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: "1",
  SENTRY_SEND_DEFAULT_PII: "true",
  SENTRY_TUNNEL: "http://relay.internal/",
  SENTRY_NAME: "web-1",
};

const SDKS = [
  ["@sentry/browser v10", browserV10],
  ["@sentry/browser v11", browserV11],
  ["@sentry/node v10", nodeV10],
  ["@sentry/node v11", nodeV11],
] as const;

afterEach(() => Promise.all(SDKS.map(([, { close }]) => close(0))));

describe.each(SDKS)("a client of %s", (_name, Sentry) => {
  /** Initializes the SDK as in a page, and returns the client. */
  const initialize = (json: string) => Sentry.init({ defaultIntegrations: false, ...readPublicConfig(json) });

  it("gets the options that publicConfig returned, and none of the server's other options", () => {
    const client = initialize(publicConfig(ENV));
    expect(client?.getOptions()).toMatchObject({
      dsn: DSN,
      environment: "staging",
      release: "shop@1.4.0",
      sampleRate: 0.5,
      tracesSampleRate: 1e-7,
      replaysOnErrorSampleRate: 1,
      sendDefaultPii: false,
    });
    expect(client?.getOptions().tunnel).toBeUndefined();
    expect(client?.getDsn()).toMatchObject({ projectId: "1", publicKey: "0123456789abcdef", pass: "" });
  });

  it("collects the same data as a client with sentryConfig if SENTRY_SEND_DEFAULT_PII is not set", async () => {
    const collected = initialize(publicConfig(ENV))?.getDataCollectionOptions();
    await Sentry.close(0);
    const server = Sentry.init({ defaultIntegrations: false, ...sentryConfig({ SENTRY_DSN: DSN }) });
    expect(collected).toEqual(server?.getDataCollectionOptions());
  });

  it("sends an event to the server's project", async () => {
    const ingest = await startIngest();
    initialize(publicConfig({ SENTRY_DSN: ingest.dsn(), SENTRY_RELEASE: "shop@1.4.0" }));
    Sentry.captureMessage("hello");
    await Sentry.flush(5000);
    await ingest.close();
    expect(ingest.items("event")).toMatchObject([{ payload: { message: "hello", release: "shop@1.4.0" } }]);
  });

  it.each<[title: string, jsonFor: (dsn: string) => string]>([
    ["the server has no DSN", () => publicConfig({ SENTRY_RELEASE: "shop@1.4.0" })],
    ["SENTRY_ENABLED is false", (dsn) => publicConfig({ SENTRY_DSN: dsn, SENTRY_ENABLED: "false" })],
    ["the JSON is cut off", (dsn) => publicConfig({ SENTRY_DSN: dsn }).slice(0, -1)],
    ["a rate is invalid", (dsn) => publicConfig({ SENTRY_DSN: dsn }).replace("}", ',"sampleRate":10}')],
  ])("sends nothing if %s", async (_title, jsonFor) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const ingest = await startIngest();
    initialize(jsonFor(ingest.dsn()));
    Sentry.captureMessage("hello");
    await Sentry.close(5000);
    await ingest.close();
    expect(ingest.envelopes).toEqual([]);
  });
});
