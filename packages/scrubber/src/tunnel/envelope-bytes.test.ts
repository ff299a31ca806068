import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEnvelope, encodeEnvelope, type SerializedEnvelope } from "./envelope-bytes.ts";

const RUNS = process.env["TEST_ALL"] === "1" ? 10_000 : 500;
const encode = (text: string) => new TextEncoder().encode(text);

const header = fc
  .dictionary(fc.string(), fc.jsonValue())
  .map((fields): Record<string, unknown> => JSON.parse(JSON.stringify(fields)));
const payload = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: "binary" }).map(encode),
  fc.constantFrom("", "\n", "\n\n", "{}\n{}", '{"type":"event"}').map(encode),
);
const item = fc.tuple(
  fc.tuple(header, fc.string()).map(([fields, type]) => ({ ...fields, type })),
  payload,
);

/** Returns an envelope as a string, for comparison. Each item header gets a `length`, as `encodeEnvelope` adds it. */
function textOf([fields, items]: SerializedEnvelope): string {
  return JSON.stringify([
    fields,
    items.map(([itemHeader, bytes]) => [{ ...itemHeader, length: bytes.length }, [...bytes]]),
  ]);
}

describe("an envelope", () => {
  it("is unchanged after it is serialized and parsed", () => {
    fc.assert(
      fc.property(header, fc.array(item, { maxLength: 5 }), (fields, items) => {
        const parsed = decodeEnvelope(encodeEnvelope(fields, items), 1000);
        expect(textOf(parsed)).toBe(textOf([fields, items]));
      }),
      { numRuns: RUNS },
    );
  });

  it("is parsed at any offset in a buffer", () => {
    const bytes = encodeEnvelope({ a: 1 }, [[{ type: "event" }, encode("{}")]]);
    const buffer = new Uint8Array(bytes.length + 20);
    buffer.set(bytes, 7);
    const [fields, items] = decodeEnvelope(buffer.subarray(7, 7 + bytes.length), 10);
    expect(fields).toEqual({ a: 1 });
    expect(items.map(([itemHeader, payloadBytes]) => [itemHeader, new TextDecoder().decode(payloadBytes)])).toEqual([
      [{ type: "event", length: 2 }, "{}"],
    ]);
  });

  it("can contain a payload without a length, which ends at the end of the line", () => {
    const [, items] = decodeEnvelope(encode('{}\n{"type":"session"}\n{"sid":1}\n{"type":"event"}\n{}'), 10);
    expect(items.map(([{ type }, { length }]) => [type, length])).toEqual([
      ["session", 9],
      ["event", 2],
    ]);
  });

  it.each(["{}", "{}\n", "{}\n\n\n"])("may have no items: %j", (text) => {
    expect(decodeEnvelope(encode(text), 10)).toEqual([{}, []]);
  });

  it("may end with an item that has an empty payload", () => {
    expect(decodeEnvelope(encode('{}\n{"type":"a"}'), 10)[1]).toHaveLength(1);
    expect(decodeEnvelope(encode('{}\n{"type":"a","length":0}'), 10)[1]).toHaveLength(1);
    expect(decodeEnvelope(encode('{}\n{"type":"a","length":0}\n'), 10)[1]).toHaveLength(1);
  });
});
