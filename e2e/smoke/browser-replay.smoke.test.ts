import { join } from "node:path";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { describe, expect, test } from "vitest";
import { startTunnel } from "../support/start-tunnel.ts";
import { path, reason } from "./chromium.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";
import { nodesIn, readRecording } from "./recordings.ts";

interface Canary {
  place: string;
  kind: string;
  secret: string;
}

interface Visit {
  ingest: Ingest;
  failures: string[];
  /** The canaries (made-up secrets) that arrived, plain or encoded, each as `place: kind`. */
  arrived: string[];
  planted: Canary[];
  /** The `sentry-trace` and `baggage` headers of each request of the page. */
  traceHeaders: (string | undefined)[][];
}

const PAGES = ["browser-v10", "browser-v11"].flatMap((app) => [true, false].map((compress) => ({ app, compress })));
const TYPES = ["event", "feedback", "session", "log", "trace_metric", "replay_event", "replay_recording", "attachment"];
/** Places whose content the SDKs never send: they mask passwords. */
const NEVER_SENT = new Set(["typed password"]);

describe.skipIf(path === undefined)(`a page with replay, feedback, tracing, sessions and logs${reason}`, () => {
  test.concurrent.for(PAGES)(
    "of $app, compress: $compress, sends no planted secret",
    { timeout: 180_000 },
    async ({ app, compress }, { expect }) => {
      const { ingest, arrived, failures, planted, traceHeaders } = await visit(app, { compress, guarded: true });

      expect(arrived).toEqual([]);
      expect(failures).toEqual([]);
      expect(ingest.refused).toEqual([]);
      expect(planted.length).toBeGreaterThan(500);
      expectEverythingArrived(ingest, app, compress);
      for (const [trace, baggage] of traceHeaders) {
        expect(trace).toMatch(/^[\da-f]{32}-[\da-f]{16}-1$/);
        expect(canariesIn(planted, [baggage ?? ""])).toEqual([]);
      }
    },
  );

  test.concurrent.for(PAGES)(
    "of $app, compress: $compress, sends no planted secret through a tunnel, without the scrubber in the page",
    { timeout: 180_000 },
    async ({ app, compress }, { expect }) => {
      const { ingest, arrived, failures } = await visit(app, { compress, guarded: false, isTunneled: true });

      expect(arrived).toEqual([]);
      expect(failures).toEqual([]);
      expect(ingest.refused).toEqual([]);
      expect(
        ingest.items("client_report").filter(({ bytes }) => `${Buffer.from(bytes)}`.includes("internal_sdk_error")),
      ).toEqual([]);
      expectEverythingArrived(ingest, app, compress);
    },
  );

  test.concurrent.for(PAGES)(
    "of $app, compress: $compress, sends the secrets of every place without our packages",
    { timeout: 180_000 },
    async ({ app, compress }, { expect }) => {
      const { ingest, arrived, planted } = await visit(app, { compress, guarded: false });

      const places = new Set(planted.map(({ place }) => place).filter((place) => !NEVER_SENT.has(place)));
      for (const line of arrived) places.delete(line.slice(0, line.lastIndexOf(": ")));
      expect([...places], JSON.stringify(ingest.items("client_report").map(({ payload }) => payload))).toEqual([]);
      expectEverythingArrived(ingest, app, compress);
    },
  );
});

/** Checks that items of every type arrived, and that the recordings can still be played. */
function expectEverythingArrived(ingest: Ingest, app: string, compress: boolean): void {
  const types = new Set(ingest.items().map(({ type }) => type));
  expect([...types]).toEqual(expect.arrayContaining([...TYPES, app === "browser-v10" ? "transaction" : "span"]));

  const recordings = ingest.items("replay_recording").map((item) => {
    expect(item.header["length"]).toBe(item.bytes.length);
    return readRecording(item);
  });
  expect(recordings.map(({ segmentId }) => segmentId).sort()).toEqual(recordings.map((_, index) => index));
  expect(recordings.every(({ isCompressed }) => isCompressed === compress)).toBe(true);

  const events = recordings.flatMap((recording) => recording.events);
  for (const { type, timestamp } of events) {
    expect(type).toEqual(expect.any(Number));
    expect(timestamp).toBeGreaterThan(1_700_000_000);
  }
  // rrweb's types of events: 2 is a full snapshot, 3 a change, 4 page metadata, and 5 a custom event, which Sentry uses
  // for breadcrumbs and spans.
  expect([...new Set(events.map(({ type }) => type))]).toEqual(expect.arrayContaining([2, 3, 4, 5]));
  const nodes = nodesIn(events.find(({ type }) => type === 2));
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  expect(nodes.filter(({ tagName }) => tagName === "input")).toHaveLength(6);
  expect(nodes.map(({ textContent }) => textContent)).toContain("Ordinary words stay as they are");
}

async function visit(
  app: string,
  options: { compress: boolean; guarded: boolean; isTunneled?: boolean },
): Promise<Visit> {
  const ingest = await startIngest();
  const tunnel = options.isTunneled ? await startTunnel({ dsns: [ingest.dsn()], origins: ["*"] }) : undefined;
  try {
    const program = {
      command: process.execPath,
      args: ["../browser-driver/drive-replay.mjs", "."],
      cwd: join(runtimes, app),
      env: {
        CHROMIUM_PATH: path ?? "",
        PAGE_OPTIONS: JSON.stringify({ ...options, dsn: ingest.dsn(), tunnel: tunnel?.url }),
      },
    };
    const { exitCode, stdout, stderr } = await start(program, 160_000).ended;
    expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
    const printed: Omit<Visit, "ingest" | "arrived"> = JSON.parse(stdout);
    return { ...printed, ingest, arrived: canariesIn(printed.planted, textsOf(ingest)) };
  } finally {
    await tunnel?.close();
    await ingest.close();
  }
}

/** Returns all envelopes and decompressed recordings as strings, each one twice: as it arrived, and URL-decoded. */
function textsOf(ingest: Ingest): string[] {
  const recordings = ingest.items("replay_recording").map((item) => JSON.stringify(readRecording(item).events));
  return [...ingest.envelopes.map(({ text }) => text), ...recordings].flatMap((text) => [text, unescaped(text)]);
}

/** URL-decodes a string, except escapes that are not valid UTF-8: `a%20b+c%FF` -> `a b c%FF` */
function unescaped(text: string): string {
  return text.replace(/\+/g, " ").replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

function canariesIn(planted: readonly Canary[], texts: readonly string[]): string[] {
  return planted
    .filter(({ secret }) => {
      const forms = [secret, encodeURIComponent(secret), ...inBase64(secret)];
      return texts.some((text) => forms.some((form) => text.includes(form)));
    })
    .map(({ place, kind }) => `${place}: ${kind}`);
}

/**
 * Returns what a secret looks like inside the base64 of a longer string. There are three results, because base64
 * encodes groups of three bytes, and the secret can begin at any position of a group. Characters that also depend on
 * the text around the secret are left out.
 *
 * `plum-anvil` -> `cGx1bS1hbnZp`, `dW0tYW52` and `bHVtLWFu`
 */
function inBase64(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${" ".repeat(before)}${secret}`).toString("base64");
    return encoded.slice(before === 0 ? 0 : 4, -4);
  });
}
