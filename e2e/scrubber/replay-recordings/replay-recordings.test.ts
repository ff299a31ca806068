import { inflateSync } from "node:zlib";
import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { type Ingest, type IngestItem, type ResponseMode, startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const WHOLE = ["text", "bytes of text", "compressed"];
const DAMAGED = [
  "cut off",
  "compressed with a tail",
  "damaged",
  "of another compression",
  "without a header",
  "of text cut off",
];

describe.concurrent("a replay recording", () => {
  test.for(
    someOf(
      SDKS.flatMap((sdk) => WHOLE.map((form) => ({ sdk, form }))),
      5,
    ),
  )("of $sdk, as $form, arrives scrubbed and can still be played", async ({ sdk, form }, { expect }) => {
    const { ingest, printed } = await send(sdk, form, "ok", true);

    expect(leaksOf(ingest)).toEqual([]);
    expect(printed).toMatchObject({ unhandled: [], answer: { statusCode: 200 } });
    expect(ingest.items().map(({ type }) => type)).toEqual(["replay_event", "replay_recording"]);
    const recording = ingest.items("replay_recording").map(readRecording);
    // Strings may have changed, but not the structure of the events.
    expect(recording).toMatchObject([{ header: { segment_id: 0 }, isCompressed: form === "compressed" }]);
    expect(shapeOf(recording[0]?.events)).toEqual(shapeOf(printed.events));
    expect(JSON.stringify(recording)).toContain("ünïcode");
  });

  test.for(
    someOf(
      SDKS.flatMap((sdk) => DAMAGED.map((form) => ({ sdk, form }))),
      5,
    ),
  )("of $sdk that is $form sends no secret, and is counted if it is dropped", async ({ sdk, form }, { expect }) => {
    const { ingest, printed } = await send(sdk, form, "ok", true);

    expect(leaksOf(ingest)).toEqual([]);
    expect(printed.unhandled).toEqual([]);
    expect(printed.answer).not.toHaveProperty("error");
    const reports = JSON.stringify(ingest.items("client_report").map(({ payload }) => payload));
    const isSent = ingest.items("replay_recording").length > 0;
    expect({ isSent, isCounted: reports.includes('"internal_sdk_error","category":"replay"') }).toEqual({
      isSent,
      isCounted: !isSent,
    });
  });

  test.for(
    someOf(
      SDKS.flatMap((sdk) => WHOLE.map((form) => ({ sdk, form }))),
      7,
    ),
  )(
    "of $sdk, as $form, returns the ingest's response, so that Replay can act on it",
    async ({ sdk, form }, { expect }) => {
      for (const status of [413, 429, 500] as const) {
        const { printed } = await send(sdk, form, { status }, true);
        expect(printed).toMatchObject({ unhandled: [], answer: { statusCode: status } });
      }
    },
  );

  test.for(someOf(WHOLE, 3))("as %s contains every secret without our packages", async (form, { expect }) => {
    const { ingest } = await send("v11", form, "ok", false);
    expect(leaksOf(ingest)).toEqual(Object.keys(secrets));
  });
});

interface Printed {
  unhandled: string[];
  answer: { statusCode?: number; error?: string };
  events: unknown;
}

async function send(sdk: (typeof SDKS)[number], form: string, mode: ResponseMode, guard: boolean) {
  const ingest = await startIngest();
  ingest.setResponseMode(mode);
  const env = { SENTRY_DSN: ingest.dsn(), FORM: form, ...(guard ? { GUARD: "1" } : {}) };
  const app = await runApp({ sdk, script: "scrubber/replay-recordings/app.mjs", env });
  await ingest.close();
  if (app.exitCode !== 0) throw new Error(app.stderr);
  const printed: Printed = JSON.parse(app.stdout);
  return { ingest, printed };
}

function readRecording({ bytes }: IngestItem): { header: unknown; isCompressed: boolean; events: unknown } {
  const end = bytes.indexOf(0x0a);
  const body = bytes.subarray(end + 1);
  const isCompressed = body[0] === 0x78;
  const text = new TextDecoder("utf-8", { fatal: true }).decode(isCompressed ? inflateSync(body) : body);
  return {
    header: JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))),
    isCompressed,
    events: JSON.parse(text),
  };
}

/** Replaces every string with the same placeholder, so that only the structure is compared. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return "a text";
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shapeOf(entry)]));
}

/** Returns the names of the secrets that arrived. Of a truncated recording, as much as possible is decompressed. */
function leaksOf(ingest: Ingest): string[] {
  const inside = ingest.items("replay_recording").flatMap(({ bytes }) => {
    const start = bytes.indexOf(0x78);
    if (start < 0) return [];
    try {
      return [inflateSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8")];
    } catch {
      return [];
    }
  });
  const wire = [...ingest.envelopes.map(({ text }) => text), ...inside].join("\n");
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some((form) => wire.includes(form)) ? [name] : [],
  );
}
