import { deflateSync, inflateSync } from "node:zlib";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { lossesOf } from "../../support/arrived-errors.ts";
import { TEST_ALL } from "../../support/some-of.ts";
import { envelopeOf, type Post, posterTo, SECRET } from "./requests.ts";

/** A policy that neither redacts nor drops anything. */
const LAX = { scrubDefaults: false, scrubPersonalData: false, meta: false, unknownItems: "pass" } as const;
const BROKEN = TEST_ALL ? 10_000 : 500;

let ingest: Ingest;
let dsn: string;
let post: Post;
const reports: unknown[] = [];

beforeAll(async () => {
  ingest = await startIngest();
  dsn = ingest.dsn("42");
  post = posterTo({ dsns: [dsn], policy: { onScrub: (report) => void reports.push(report) } });
});
afterAll(() => ingest.close());
beforeEach(() => {
  ingest.clear();
  reports.length = 0;
  vi.spyOn(console, "warn").mockReturnValue(undefined);
});

/** Returns the bytes of an envelope with one item. */
function bytesOf(header: object, itemHeader: object, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = `${JSON.stringify(header)}\n${JSON.stringify({ ...itemHeader, length: payload.length })}\n`;
  return new Uint8Array(Buffer.concat([Buffer.from(head), payload]));
}

describe("a tunnel with a policy that redacts nothing", () => {
  const passThrough: Post = (...args) => posterTo({ dsns: [dsn], policy: LAX })(...args);

  it("forwards JSON with its numbers as they were written", async () => {
    const json = '{"a":1.50,"b":1e21,"c":-0,"d":12345678901234567890,"e":0.1,"f":[1.0,{"g":1E+2}],"h":"ü\\u0000"}';
    await passThrough(envelopeOf({ dsn }, '{"type":"event"}', json));
    const sent = Buffer.from(ingest.items("event")[0]?.bytes ?? []).toString();
    const { h, ...numbers } = JSON.parse(sent.replaceAll(/([[:,])(-?\d[\d.eE+-]*)/g, '$1"$2"'));
    expect(numbers).toEqual({
      a: "1.50",
      b: "1e21",
      c: "-0",
      d: "12345678901234567890",
      e: "0.1",
      f: ["1.0", { g: "1E+2" }],
    });
    expect(h).toBe("ü\u0000");
  });

  it("forwards the bytes of an attachment", async () => {
    const payload = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) >> 3);
    const header = { type: "attachment", filename: "a.bin", content_type: "application/octet-stream" };
    await passThrough(bytesOf({ dsn }, header, payload));
    const [item] = ingest.items("attachment");
    expect(item?.header).toEqual({ ...header, length: payload.length });
    expect(Buffer.from(item?.bytes ?? []).equals(payload)).toBe(true);
  });

  it("forwards the other fields of the headers", async () => {
    const header = { event_id: "a".repeat(32), sent_at: "2026-11-29T00:00:00Z", trace: { sample_rate: "0.25" } };
    await passThrough(
      envelopeOf({ ...header, dsn }, '{"type":"log","item_count":0,"content_type":"a/b"}', '{"items":[]}'),
    );
    expect(ingest.envelopes[0]?.header).toEqual({ ...header, dsn });
    expect(ingest.items("log")[0]?.header).toEqual({ type: "log", item_count: 0, content_type: "a/b", length: 12 });
  });

  it("forwards everything unchanged in a dry run, and reports what it would redact", async () => {
    const onScrub = vi.fn();
    const payload = `{"message":"hello password=${SECRET}"}`;
    const dry = posterTo({ dsns: [dsn], policy: { dryRun: true, onScrub } });
    await dry(envelopeOf({ dsn }, '{"type":"event"}', payload));
    expect(Buffer.from(ingest.items("event")[0]?.bytes ?? []).toString()).toBe(payload);
    await vi.waitFor(() => expect(onScrub).toHaveBeenCalledOnce());
    expect(onScrub.mock.calls[0]).toEqual([{ item: "event", rules: { "@password": 1 }, paths: ["message"] }]);
  });
});

describe("a tunnel drops or redacts what it cannot scrub, and counts drops in a client report", () => {
  const drop = (item: string, reason: string) => ({ item, rules: {}, paths: [], dropped: reason });

  it.each<[string, object, string | Uint8Array, Record<string, number>, unknown]>([
    [
      "a binary attachment",
      { type: "attachment" },
      new Uint8Array([0xff, 0, 1]),
      { "internal_sdk_error:attachment": 1 },
      drop("attachment", "binary"),
    ],
    [
      "an item of an unknown type",
      { type: "made_up" },
      "not JSON",
      { "internal_sdk_error:default": 1 },
      drop("made_up", "unknown_type"),
    ],
    [
      "a transaction that is not JSON",
      { type: "transaction" },
      `{"spans":[{},{}],"broken`,
      { "internal_sdk_error:transaction": 1, "internal_sdk_error:span": 1 },
      drop("transaction", "unknown_type"),
    ],
    [
      "a container of logs",
      { type: "log", item_count: 5 },
      "{",
      { "internal_sdk_error:log_item": 5 },
      drop("log", "unknown_type"),
    ],
    [
      "the video of a screen",
      { type: "replay_video" },
      new Uint8Array([0xff, 0, 1]),
      { "internal_sdk_error:replay": 1 },
      drop("replay_video", "recording"),
    ],
  ])("%s", async (_, itemHeader, payload, losses, report) => {
    const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
    const response = await post(bytesOf({ dsn }, itemHeader, bytes));
    expect(response.status).toBe(200);
    expect(ingest.items().map(({ type }) => type)).toEqual(["client_report"]);
    expect(lossesOf(ingest.envelopes)).toEqual(losses);
    expect(Object(ingest.items("client_report")[0]?.payload).timestamp).toBeCloseTo(Date.now() / 1000, -2);
    expect(reports).toEqual([report]);
  });

  it("a part of the envelope's header that is too deep", async () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2000)}"${SECRET}"${"}".repeat(2000)}`);
    await post(envelopeOf({ dsn, trace: deep }, '{"type":"session"}', "{}"));
    expect(ingest.envelopes[0]?.text).toContain("[Filtered]");
    expect(ingest.envelopes[0]?.text).not.toContain(SECRET);
  });

  it("and forwards the other items of the envelope", async () => {
    const attachment = '{"type":"attachment","length":1}\n\0';
    await post(envelopeOf({ dsn }, '{"type":"event"}', "{}", attachment, '{"type":"session"}', '{"status":"ok"}'));
    expect(ingest.items().map(({ type }) => type)).toEqual(["event", "session", "client_report"]);
  });
});

describe("a tunnel keeps Sentry from inferring an address", () => {
  it("in every type of item that can request this", async () => {
    const user = '{"user":{"ip_address":"{{auto}}"}}';
    await post(
      envelopeOf(
        { dsn },
        '{"type":"event"}',
        user,
        '{"type":"log"}',
        '{"items":[]}',
        '{"type":"session"}',
        '{"attrs":{"ip_address":"{{auto}}"}}',
      ),
    );
    expect(ingest.items().map(({ payload }) => payload)).toEqual([
      { user: {}, sdk: { settings: { infer_ip: "never" } } },
      { items: [], ingest_settings: { infer_ip: "never", infer_user_agent: "never" } },
      { attrs: {} },
    ]);
  });
});

describe("a replay in several requests", () => {
  const replayId = (index: number) => index.toString(16).padStart(32, "a");
  const attributes = { name: "password", type: "text" };
  const field = { type: 2, id: 7, tagName: "input", attributes, childNodes: [] };
  const snapshot = { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [field] } } };
  const typed = { type: 3, timestamp: 2, data: { source: 5, id: 7, text: "zebra-made-up", isChecked: false } };

  /** Returns an envelope with a segment of a replay. */
  function segmentOf(id: string, index: number, events: readonly object[], isPacked: boolean): Uint8Array<ArrayBuffer> {
    const json = Buffer.from(JSON.stringify(events));
    const payload = Buffer.concat([Buffer.from(`{"segment_id":${index}}\n`), isPacked ? deflateSync(json) : json]);
    return bytesOf({ dsn, event_id: id }, { type: "replay_recording" }, payload);
  }

  /** Posts a segment. Returns the recording that arrived as text, or the counted losses if none arrived. */
  async function segment(...args: Parameters<typeof segmentOf>): Promise<string> {
    ingest.clear();
    expect((await post(segmentOf(...args))).status).toBe(200);
    const [item] = ingest.items("replay_recording");
    return item === undefined ? JSON.stringify(lossesOf(ingest.envelopes)) : textOf(item.bytes);
  }

  function textOf(recording: Uint8Array): string {
    const bytes = Buffer.from(recording);
    const start = bytes.indexOf("\n") + 1;
    const events = bytes.subarray(start);
    return `${bytes.subarray(0, start)}${events[0] === 0x78 ? inflateSync(events) : events}`;
  }

  it.each([false, true])("hides what is typed into a password field later, packed: %s", async (isPacked) => {
    const id = replayId(isPacked ? 1 : 2);
    expect(await segment(id, 0, [snapshot, typed], isPacked)).not.toContain("zebra");
    const later = await segment(id, 1, [typed], isPacked);
    expect(later).toMatch(/^\{"segment_id":1\}\n/);
    expect(later).toContain('"text":"[Filtered]"');
    const other = { ...typed, data: { ...typed.data, id: 8 } };
    expect(await segment(id, 2, [other], isPacked)).toContain("zebra-made-up");
  });

  it.each([false, true])("is dropped and counted if its first segment is not known, packed: %s", async (isPacked) => {
    expect(await segment(replayId(3), 1, [typed], isPacked)).toBe('{"internal_sdk_error:replay":1}');
    expect(reports).toEqual([{ item: "replay_recording", rules: {}, paths: [], dropped: "recording" }]);
    expect(await segment("no id", 0, [snapshot], isPacked)).toBe('{"internal_sdk_error:replay":1}');
  });

  it("is not mixed with another replay", async () => {
    await segment(replayId(4), 0, [snapshot], false);
    await segment(replayId(5), 0, [{ ...snapshot, data: { node: { type: 0, id: 1, childNodes: [] } } }], false);
    expect(await segment(replayId(5), 1, [typed], false)).toContain("zebra-made-up");
    expect(await segment(replayId(4), 1, [typed], false)).not.toContain("zebra");
  });

  it("is scrubbed in order, even if its segments arrive at the same time", async () => {
    const id = replayId(6);
    const many = Array.from({ length: 2000 }, (_, index) => ({ type: 5, timestamp: index, data: { tag: "note" } }));
    await Promise.all([post(segmentOf(id, 0, [snapshot, ...many], true)), post(segmentOf(id, 1, [typed], false))]);
    const texts = ingest.items("replay_recording").map(({ bytes }) => textOf(bytes));
    expect(texts).toHaveLength(2);
    expect(texts.join()).not.toContain("zebra");
  });
});

describe("a broken envelope", () => {
  it("gets status 400, or is forwarded as an envelope that Sentry can read", async () => {
    const valid = Buffer.from(
      envelopeOf(
        { dsn, event_id: "a".repeat(32) },
        '{"type":"event","length":29}',
        '{"message":"hello","n":[1,2]}',
        '{"type":"attachment","length":3}',
        "a\nb",
        '{"type":"session"}',
        '{"sid":"x"}',
      ),
    );
    let state = 7;
    const random = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    const statuses: Record<number, number> = {};
    let slowest = 0;
    for (let index = 0; index < BROKEN; index++) {
      const bytes = new Uint8Array(random(4) === 0 ? valid.subarray(0, random(valid.length)) : valid);
      for (let change = random(4); change >= 0 && bytes.length > 0; change--) {
        const at = random(bytes.length);
        bytes[at] = [random(256), 10, 0x7b, 0x22, 0x2d, 0x30, 0][random(7)] ?? 0;
      }
      const began = performance.now();
      const { status } = await post(bytes);
      slowest = Math.max(slowest, performance.now() - began);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    expect(Object.keys(statuses).sort()).toEqual(["200", "400", "403"]);
    expect(statuses[400]).toBeGreaterThan(BROKEN / 3);
    expect(ingest.envelopes).toHaveLength(statuses[200] ?? 0);
    expect(ingest.refused).toEqual([]);
    // Only a request that hangs takes this long. A busy machine can need many times as long as an idle one.
    expect(slowest).toBeLessThan(10_000);
  });
});
