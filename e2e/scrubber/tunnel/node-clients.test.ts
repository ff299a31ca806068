import { startIngest } from "@sentry-policy/e2e/ingest";
import { expect, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { lossesOf } from "../../support/arrived-errors.ts";
import { secrets } from "../../support/secrets.mjs";
import { startTunnel } from "../../support/start-tunnel.ts";

const WAYS = ["tunnel", "DSN"] as const;

test.concurrent.for(SDKS.flatMap((sdk) => WAYS.map((way) => ({ sdk, way }))))(
  "everything that @sentry/node $sdk sends to a tunnel, set by its $way, arrives without a secret",
  async ({ sdk, way }, { expect }) => {
    const ingest = await startIngest();
    const tunnel = await startTunnel({ dsns: [ingest.dsn("42")] });
    try {
      const dsn = ingest.dsn("42");
      const env =
        way === "tunnel" ? { SENTRY_DSN: dsn, TUNNEL: tunnel.url } : { SENTRY_DSN: tunnel.dsnOf(dsn), TUNNEL: "" };
      const { stdout, stderr, exitCode } = await runApp({ sdk, script: "scrubber/tunnel/app.mjs", env });

      expect(exitCode, stderr).toBe(0);
      const { given }: { given: Record<string, number> } = JSON.parse(stdout);
      const wire = ingest.envelopes.map(({ text }) => text).join("\n");
      expect(Object.keys(secrets).filter((kind) => wire.includes(Reflect.get(secrets, kind)))).toEqual([]);
      expect(new Set(tunnel.requests.map(({ status }) => status))).toEqual(new Set([200]));
      expect(tunnel.requests.some(({ headers }) => headers["content-encoding"] === "gzip")).toBe(true);
      expect(ingest.refused).toEqual([]);
      expect(ingest.envelopes.every(({ header: { dsn: stated } }) => stated === undefined || stated === dsn)).toBe(
        true,
      );
      // The tunnel cannot search the binary attachment, so only this one is dropped.
      expect(lossesOf(ingest.envelopes)).toEqual({ "internal_sdk_error:attachment": 1 });
      const arrived: Record<string, number> = {};
      for (const { type, header } of ingest.items().filter((item) => item.type !== "client_report"))
        arrived[type] = (arrived[type] ?? 0) + Number(header["item_count"] ?? 1);
      const { attachment = 0, client_report: _, ...others } = given;
      expect(arrived).toEqual({ ...others, attachment: attachment - 1 });
      expect(Object.keys(given)).toEqual(
        expect.arrayContaining(["event", "attachment", "log", "trace_metric", "check_in", "feedback", "session"]),
      );
      expect(Object.keys(given)).toContain(sdk === "v10" ? "transaction" : "span");
    } finally {
      await tunnel.close();
      await ingest.close();
    }
  },
);

test("an SDK obeys the rate limits that a tunnel returns", async () => {
  const ingest = await startIngest();
  ingest.setResponseMode({ status: 429, rateLimits: "60:error:key" });
  const tunnel = await startTunnel({ dsns: [ingest.dsn("42")] });
  try {
    const env = { SENTRY_DSN: tunnel.dsnOf(ingest.dsn("42")) };
    await runApp({ sdk: "v11", script: "scrubber/tunnel/limited.mjs", env });
    expect(ingest.items("event")).toHaveLength(1);
    expect(lossesOf(ingest.envelopes)).toMatchObject({ "ratelimit_backoff:error": 2 });
  } finally {
    await tunnel.close();
    await ingest.close();
  }
});
