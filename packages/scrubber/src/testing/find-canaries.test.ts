import { inspect } from "node:util";
import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { canaries } from "./canary.ts";
import { assertNoCanaries, findCanaries } from "./find-canaries.ts";

const planted = canaries("planted");
const twice = (text: string) => JSON.stringify(JSON.stringify({ text }));

/**
 * Returns a string as 200 bytes, padded with spaces. 200 is a multiple of four, so these bytes can also be read as
 * numbers of two or four bytes.
 */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text.padEnd(200)));

const FORMS: readonly [name: string, write: (secret: string) => string][] = [
  ["in plain text", (secret) => secret],
  ["URL-encoded", (secret) => encodeURIComponent(secret)],
  ["URL-encoded in lower case", (secret) => encodeURIComponent(secret).replace(/%../g, (octet) => octet.toLowerCase())],
  ["URL-encoded twice", (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ["in JSON", (secret) => JSON.stringify(secret)],
  ["in JSON in JSON", twice],
  ["in base64", (secret) => btoa(secret)],
  ["in base64 after one more byte", (secret) => btoa(`a${secret}bc`)],
  ["in base64 after two more bytes", (secret) => btoa(`ab${secret}c`)],
  ["in a list of bytes", (secret) => JSON.stringify([...Buffer.from(secret)])],
  [
    "in a list of bytes over several lines",
    (secret) => JSON.stringify(JSON.stringify([...Buffer.from(secret)], null, 2)),
  ],
  ["in the JSON of a Buffer, in a string", (secret) => JSON.stringify(JSON.stringify(Buffer.from(secret)))],
  ["in fields with numeric names", (secret) => JSON.stringify({ ...Buffer.from(secret) })],
  [
    "in fields with numeric names, in JSON in a string",
    (secret) => JSON.stringify(JSON.stringify({ body: { ...Buffer.from(secret) } })),
  ],
  [
    "in typed attributes with numeric names",
    (secret) => JSON.stringify({ ...[...Buffer.from(secret)].map((value) => ({ value, type: "integer" })) }),
  ],
  ["in signed bytes", (secret) => JSON.stringify([...new Int8Array(Buffer.from(`ÿ${secret}`))])],
  ["in UTF-16", (secret) => JSON.stringify([...Buffer.from(secret, "utf16le")])],
  ["in character codes", (secret) => JSON.stringify([..."é€".concat(secret)].map((char) => char.codePointAt(0)))],
  ["in numbers of two bytes", (secret) => JSON.stringify([...new Uint16Array(bytesOf(secret).buffer)])],
  ["in numbers of four bytes", (secret) => JSON.stringify([...new Uint32Array(bytesOf(secret).buffer)])],
  ["in base64url", (secret) => btoa(`${secret}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")],
];

function envelope(payload: string | Uint8Array, header: object = { type: "event" }): Uint8Array {
  const bytes = Buffer.from(payload);
  return Buffer.concat([
    Buffer.from(`{"sent_at":"now"}\n${JSON.stringify({ ...header, length: bytes.length })}\n`),
    bytes,
  ]);
}

describe("findCanaries", () => {
  test("finds a short canary in a Buffer that Node has printed", async () => {
    const [{ secret, kind }] = planted.filter(({ secret }) => secret.length <= 40) as [(typeof planted)[number]];
    const shown = inspect({ body: Buffer.from(secret) });
    const finds = await findCanaries([envelope(JSON.stringify({ message: shown }))], planted);
    expect(finds.map((find) => [find.kind, find.encoding])).toEqual([[kind, "bytes"]]);
  });

  test.each(FORMS)("finds a canary of any kind %s", async (_, write) => {
    for (const { secret, kind } of planted) {
      const finds = await findCanaries([envelope(`{"message":"before ${write(secret)} after"}`)], planted);
      expect(finds.map((find) => [find.kind, find.item, find.place, find.compressed])).toContainEqual([
        kind,
        "event",
        "planted",
        false,
      ]);
    }
  });

  test.each([
    ["gzip", gzipSync],
    ["zlib", deflateSync],
    ["gzip in zlib", (bytes: Buffer) => deflateSync(gzipSync(bytes))],
  ] as const)(
    "finds a canary of any kind compressed with %s, at the start of a payload and after its first line",
    async (_, compress) => {
      for (const { secret, kind } of planted) {
        const packed = compress(Buffer.from(`[{"text":${JSON.stringify(secret)}}]`));
        for (const payload of [packed, Buffer.concat([Buffer.from('{"segment_id":0}\n'), packed])]) {
          const finds = await findCanaries([envelope(payload, { type: "replay_recording" })], planted);
          expect(finds).toContainEqual(expect.objectContaining({ kind, item: "replay_recording", compressed: true }));
        }
      }
    },
  );

  test("finds a canary in truncated compressed data", async () => {
    const secret = planted[0]?.secret ?? "";
    const filler = Array.from({ length: 20_000 }, (_, number) => Math.sin(number)).join("");
    const packed = gzipSync(`${secret}${filler}`);
    const finds = await findCanaries([envelope(packed.subarray(0, packed.length / 2))], planted);
    expect(finds.map(({ kind }) => kind)).toEqual(["email"]);
  });

  test("finds canaries in the envelope header, an item header, the second item, and other data", async () => {
    const [a, b, c, d] = planted.map(({ secret }) => secret);
    const text = `{"trace":{"transaction":"${a}"}}\n{"type":"attachment","filename":"${b}","length":3}\n\n\n\n\n{"type":"log"}\n{"body":"${c}"}\n`;
    const finds = await findCanaries([text, `nothing known ${d}`], planted);
    expect(finds.map(({ item }) => item)).toEqual(["envelope", "attachment", "log", "unknown"]);
  });

  test("does not find canaries that were not sent", async () => {
    const others = canaries("others").map(({ text }) => envelope(JSON.stringify({ text })));
    expect(await findCanaries(others, planted)).toEqual([]);
  });

  test("finds each of many canaries", async () => {
    const all = Array.from({ length: 80 }, (_, number) => canaries(`place ${number}`)).flat();
    const finds = await findCanaries([envelope(all.map(({ secret }) => secret).join(" "))], all);
    expect(new Set(finds.map(({ kind, place }) => `${kind} ${place}`)).size).toBe(all.length);
  });
});

describe("assertNoCanaries", () => {
  test("rejects with an error that names the kind and the item type, but not the secret", async () => {
    const { secret, kind } = planted[3] ?? { secret: "", kind: "" };
    const failure: unknown = await assertNoCanaries([envelope(secret)], planted).catch((error: unknown) => error);
    expect(String(failure)).toMatch(new RegExp(`${kind} \\(planted\\) in event, plain`));
    expect(String(failure)).not.toContain(secret);
  });

  test("resolves if no canary was sent", async () => {
    await expect(assertNoCanaries([envelope("{}")], planted)).resolves.toBeUndefined();
  });

  test("rejects if nothing was sent", async () => {
    await expect(assertNoCanaries([], planted)).rejects.toThrow("Nothing was sent");
  });

  test("rejects if the SDK dropped events because its queue was full", async () => {
    const discarded_events = [{ reason: "queue_overflow", category: "error", quantity: 1 }];
    const report = envelope(JSON.stringify({ discarded_events }), { type: "client_report" });
    await expect(assertNoCanaries([report], planted)).rejects.toThrow("transportOptions: sent.transportOptions");
    const other = envelope('{"discarded_events":[]}', { type: "client_report" });
    await expect(assertNoCanaries([other], planted)).resolves.toBeUndefined();
  });
});
