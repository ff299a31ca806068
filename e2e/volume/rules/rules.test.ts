import { describe, test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf, lossesOf } from "../../support/arrived-errors.ts";
import { someSdks } from "../../support/some-of.ts";

const LEVELS = { critical: "fatal", high: "error", medium: "warning", low: "info" };

/** The expected fingerprint of each event, by the event's message. Null means none. */
const FINGERPRINTS = {
  "first match wins": ["first"],
  "match, own": ["own"],
  "other match": ["second"],
  status: null,
  "with status": ["server"],
  tenant: ["tenant"],
  "other tenant": null,
  "tenant of the scope": ["tenant"],
  unhandled: ["unhandled"],
  "by level": ["level"],
  "by level, too important": null,
  "connect 10.0.0.1:5432 failed for 3f2a91bc": ["PrismaError", "connect # failed for #"],
  "user bob@example.com not found": ["MongoError", "user # not found"],
  "flag g": ["global"],
  "at /webhooks/found": null,
  "at /orders/7?page=2": ["{{ default }}", "orders"],
  "at /orders/7/lines": null,
  "at /carts/1": ["{{ default }}", "orders"],
};

describe.concurrent("rules", () => {
  test.for(someSdks())("apply to errors and messages, on %s", async (sdk, { expect }) => {
    const ingest = await startIngest();
    const app = await runApp({ sdk, script: "volume/rules/app.mjs", env: { SENTRY_DSN: ingest.dsn() } });
    await ingest.close();
    expect(app).toMatchObject({ stderr: "", exitCode: 0 });
    const errors = errorsOf(ingest.envelopes);
    const eventOf = (text: string) => errors.find(({ message, event }) => (event.message ?? message) === text)?.event;

    for (const [priority, level] of Object.entries(LEVELS)) {
      expect(eventOf(`priority ${priority}`)).toMatchObject({ level, tags: { priority } });
      expect(eventOf(`priority ${priority}, tagged`)).toMatchObject({ level, tags: { priority: "own" } });
      expect(eventOf(`priority ${priority}, level set`)).toMatchObject({ level: "debug", tags: { priority } });
      const levelOfMessage = priority === "critical" ? "error" : level;
      expect(eventOf(`priority ${priority}, message`)).toMatchObject({ level: levelOfMessage, tags: { priority } });
    }
    for (const [message, fingerprint] of Object.entries(FINGERPRINTS)) {
      expect({ message, fingerprint: eventOf(message)?.fingerprint ?? null }).toEqual({ message, fingerprint });
    }
    expect(errors.filter(({ message }) => message === "flag g")).toHaveLength(3);
    // With `after: 3`, the first two errors are only counted, and the event of the third one counts all three. The
    // fourth error is suppressed. The last retry is sent, and its event also counts the fourth error.
    expect(errors.filter(({ message }) => message === "retried").map(({ count }) => count)).toEqual([3, 2]);
    expect(lossesOf(ingest.envelopes)).toMatchObject({ "ignored:error": 4, "sample_rate:error": 3 });
  });
});
