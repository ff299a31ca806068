import fc from "fast-check";
import * as coreV10 from "sentry-core-v10";
import * as coreV11 from "sentry-core-v11";
import { describe, expect, test } from "vitest";
import { parseEnvelope } from "./parse-envelope.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseEnvelope(encode(text));

// A type that accepts the `serializeEnvelope` functions of both SDKs, whose parameter types differ.
type Serialize = (envelope: never) => string | Uint8Array;

describe.each<[string, Serialize]>([
  ["v10", coreV10.serializeEnvelope],
  ["v11", coreV11.serializeEnvelope],
])("an envelope serialized by the SDK of %s", (_, serializeEnvelope) => {
  const item = fc.oneof(
    fc.tuple(
      fc.record({ type: fc.constantFrom("event", "transaction", "span", "log", "session", "client_report") }),
      fc.dictionary(fc.string(), fc.jsonValue()),
    ),
    fc.uint8Array().map((bytes) => [{ type: "attachment", length: bytes.length, filename: "a\nb" }, bytes] as const),
  );

  test("is parsed into the header and items that it was built from", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(item), (header, items) => {
        const body = serializeEnvelope([header, items] as never);
        const parsed = parseEnvelope(typeof body === "string" ? encode(body) : body);

        expect(parsed.header).toEqual(JSON.parse(JSON.stringify(header)));
        expect(parsed.items.map(({ header, payload }) => [header, payload])).toEqual(
          items.map(([itemHeader, payload]) => [
            itemHeader,
            payload instanceof Uint8Array ? payload : JSON.parse(JSON.stringify(payload)),
          ]),
        );
      }),
    );
  });
});

test.for([
  ["a header alone", "{}", []],
  ["a header and a newline", "{}\n", []],
  ["a payload that ends with the body", '{}\n{"type":"event"}\n{"a":1}', ['{"a":1}']],
  ["newlines after the last item", '{}\n{"type":"event"}\n{"a":1}\n\n', ['{"a":1}']],
  ["newlines inside a payload with a length", '{}\n{"type":"attachment","length":3}\na\nb\n', ["a\nb"]],
  ["an empty payload", '{}\n{"type":"attachment","length":0}\n\n{"type":"event"}\n{}', ["", "{}"]],
  ["a payload that is not JSON", '{}\n{"type":"event"}\nnot json', ["not json"]],
] as const)("accepts %s", ([, body, payloads]) => {
  expect(parse(body).items.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(payloads);
});

test.for([
  ["an empty body", "", "missing envelope header"],
  ["a header that is not JSON", "hello", "invalid envelope header"],
  ["a header that is a list", "[]", "invalid envelope header"],
  ["an item header that is not JSON", "{}\nhello", "invalid item header"],
  ["an item without a type", '{}\n{"length":2}\n{}', "invalid item header"],
  ["a negative length", '{}\n{"type":"event","length":-1}\n{}', "invalid item header"],
  ["a length beyond the end", '{}\n{"type":"event","length":9}\n{}', "unexpected end of file"],
  [
    "a payload longer than its length",
    '{}\n{"type":"event","length":1}\n{}',
    "missing newline after header or payload",
  ],
] as const)("rejects %s, with a message that does not quote the body", ([, body, detail]) => {
  expect(() => parse(body)).toThrow(expect.objectContaining({ status: 400, message: detail }));
});
