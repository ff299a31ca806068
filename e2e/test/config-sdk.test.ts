import { sentryConfig } from "@sentry-policy/config";
import fc from "fast-check";
import * as coreV10 from "sentry-core-v10";
import * as coreV11 from "sentry-core-v11";
import * as v10 from "sentry-node-v10";
import * as v11 from "sentry-node-v11";
import { afterEach, expect, it, vi } from "vitest";

const DSN = "http://0123456789abcdef@127.0.0.1:9/1";

afterEach(() => Promise.all([v10.close(0), v11.close(0)]));

it.each([
  ["is not set", {}, false],
  ["says false", { SENTRY_SEND_DEFAULT_PII: "false" }, false],
  ["says true", { SENTRY_SEND_DEFAULT_PII: "true" }, true],
])(
  "where SENTRY_SEND_DEFAULT_PII %s, both SDKs collect what v10 collects under that setting",
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

it("accepts a DSN exactly when both SDKs do", () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const part = (...texts: string[]) => fc.constantFrom(...texts);
  const dsn = fc
    .tuple(
      part("https", "http", "ftp", "", "ht-tp"),
      part("://", ":/", "//"),
      part("key", "key:word", "key:", "k-y", "", "k y"),
      part("@", ""),
      part("o1.ingest.sentry.io", "[::1]", "host_name", "", "a b", "localhost"),
      part("", ":9000", ":x", ":"),
      part("/", ""),
      part("42", "path/42", "42x", "abc", "", "path/", "4-2", "4\n2"),
      part("", "/", "?x=1", " "),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(dsn, (text) => {
      const bySdk = [coreV10, coreV11].map((core) => core.makeDsn(text.trim()) !== undefined);
      const byUs = accepts(text);
      expect(bySdk).toEqual([byUs, byUs]);
    }),
    { numRuns: process.env["TEST_ALL"] === "1" ? 100_000 : 5_000 },
  );
});

function accepts(dsn: string): boolean {
  try {
    return sentryConfig({ SENTRY_DSN: dsn }).dsn !== undefined;
  } catch {
    return false;
  }
}
