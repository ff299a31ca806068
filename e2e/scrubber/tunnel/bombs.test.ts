import { brotliCompressSync, constants, deflateRawSync } from "node:zlib";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { lossesOf } from "../../support/arrived-errors.ts";
import { type Post, posterTo } from "./requests.ts";

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

let ingest: Ingest;
let post: Post;

beforeAll(async () => {
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  ingest = await startIngest();
  post = posterTo({ dsns: [ingest.dsn("42")] });
});
afterAll(() => ingest.close());

/**
 * Returns raw deflate data that decompresses to 1 GiB of blanks. It repeats one compressed block of 16 MiB, without a
 * final block.
 */
function deflateBomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(16 * MIB, " "), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat(Array<Buffer>(GIB / (16 * MIB)).fill(block));
}

/** Posts a body. Returns the status of the response, and by how many MiB the memory of the process has grown. */
async function postBomb(
  body: Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; grown: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const { status } = await post(new Uint8Array(body), headers);
  clearInterval(timer);
  return { status, grown: (Math.max(peak, process.memoryUsage.rss()) - before) / MIB };
}

test.each<[string, () => Buffer]>([
  ["gzip", () => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), deflateBomb()])],
  ["deflate", () => Buffer.concat([Buffer.from([0x78, 0x9c]), deflateBomb()])],
  [
    "br",
    () => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
      return Buffer.from(brotliCompressSync(Buffer.alloc(256 * MIB), { params }));
    },
  ],
])(
  "a 1 MB body in %s that inflates to hundreds of megabytes gets status 413, and is inflated only up to the limit",
  async (encoding, make) => {
    const body = make();
    expect(body.length).toBeLessThan(2 * MIB);
    const { status, grown } = await postBomb(body, { "content-encoding": encoding });
    expect(status).toBe(413);
    expect(grown).toBeLessThan(200);
    expect(ingest.envelopes).toEqual([]);
  },
);

test("a 1 MB recording that inflates to 1 GiB is dropped and counted, and inflated only up to the limit", async () => {
  const recording = Buffer.concat([Buffer.from('{"segment_id":0}\n'), Buffer.from([0x78, 0x9c]), deflateBomb()]);
  const header = `${JSON.stringify({ dsn: ingest.dsn("42"), event_id: "a".repeat(32) })}\n`;
  const itemHeader = `${JSON.stringify({ type: "replay_recording", length: recording.length })}\n`;
  const { status, grown } = await postBomb(Buffer.concat([Buffer.from(header + itemHeader), recording]));
  expect(status).toBe(200);
  expect(grown).toBeLessThan(200);
  expect(ingest.items().map(({ type }) => type)).toEqual(["client_report"]);
  expect(lossesOf(ingest.envelopes)).toEqual({ "internal_sdk_error:replay": 1 });
});
