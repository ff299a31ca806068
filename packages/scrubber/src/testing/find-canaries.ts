import type { Canary } from "./canary.ts";
import type { Sent } from "./capture-sent.ts";
import { decompressed } from "./decompress.ts";
import { type Encoding, writtenForms } from "./encodings.ts";
import { textsInNumbers } from "./numbers.ts";
import { readEnvelope, textOf } from "./read-envelope.ts";
import { type Search, searchFor } from "./search.ts";

/** Describes a canary that would have been sent, without its secret. */
export interface CanaryFound {
  /** The kind of the canary. */
  readonly kind: string;
  /** The `place` for which `canaries` made the canary. */
  readonly place: string;
  /** The type of the envelope item that contained the canary, or `"envelope"` for the header of the envelope. */
  readonly item: string;
  readonly encoding: Encoding;
  /** Whether the canary was in data that was compressed with gzip or zlib. */
  readonly compressed: boolean;
}

/** The data to search: the result of `captureSent`, or a list of serialized envelopes and other strings or bytes. */
export type Searched = Pick<Sent, "envelopes"> | Iterable<Uint8Array | string>;

type Mark = Pick<CanaryFound, "kind" | "place" | "encoding">;

/**
 * Searches everything that was sent for canaries: in plain text, URL-encoded, JSON-escaped (once or twice), in base64,
 * and as numbers (bytes or character codes) in a list or in the fields of an object. Also searches gzip and zlib data,
 * if the runtime has a `DecompressionStream`.
 *
 * @returns The canaries that were found, without their secrets. Each combination of kind, place, item type, encoding
 * and compression is listed once. The list is empty if no canary was found.
 * @throws {RangeError} if a canary's secret is shorter than 8 bytes.
 * @example
 * ```ts
 * import { canaries, findCanaries } from "@sentry-policy/scrubber/testing";
 *
 * const finds = await findCanaries(["any text or bytes"], canaries("checkout"));
 * ```
 */
export async function findCanaries(sent: Searched, planted: readonly Canary[]): Promise<readonly CanaryFound[]> {
  const search = searchFor(planted.flatMap(marksOf));
  const found = new Map<string, CanaryFound>();
  for (const bytes of bytesOf(sent)) {
    for (const { type, header, payload } of readEnvelope(bytes)) {
      const packed = await decompressed(payload);
      const finds = [...findsIn([header, payload], search, type, false), ...findsIn(packed, search, type, true)];
      for (const find of finds) {
        found.set(JSON.stringify(find), find);
      }
    }
  }
  return [...found.values()];
}

/**
 * Throws an error if a canary would have been sent. The error contains the kinds and item types, but not the secrets.
 *
 * @throws {Error} if a canary would have been sent, or if the test proves nothing: nothing was sent, or the SDK's queue
 * was full, so it dropped events.
 * @throws {RangeError} if a canary's secret is shorter than 8 bytes.
 * @example
 * ```ts
 * import { assertNoCanaries, canaries, captureSent, plantCanaries } from "@sentry-policy/scrubber/testing";
 * import * as Sentry from "@sentry/node";
 *
 * const sent = captureSent(); // Pass it to Sentry.init.
 * const planted = canaries();
 * plantCanaries(Sentry, planted);
 * await Sentry.flush();
 * await assertNoCanaries(sent, planted);
 * ```
 */
export async function assertNoCanaries(sent: Searched, planted: readonly Canary[]): Promise<void> {
  if ([...bytesOf(sent)].length === 0)
    throw new Error("Nothing was sent, so the test proves nothing. Call Sentry.flush() first.");
  if (hasOverflowed(sent))
    throw new Error(
      "The SDK dropped events because its queue was full, so the test proves nothing about them. " +
        "Pass `transportOptions: sent.transportOptions` to Sentry.init.",
    );
  const finds = await findCanaries(sent, planted);
  if (finds.length === 0) return;
  const lines = finds.map(
    ({ kind, place, item, encoding, compressed }) =>
      `- ${kind} (${place}) in ${item}, ${compressed ? "compressed, " : ""}${encoding}`,
  );
  throw new Error(`${finds.length} planted secret(s) would have been sent:\n${lines.join("\n")}`);
}

/** Checks whether the SDK's queue was full. If so, the SDK has sent a client report about the dropped events. */
function hasOverflowed(sent: Searched): boolean {
  const parts = [...bytesOf(sent)].flatMap((bytes) => readEnvelope(bytes));
  return parts.some(({ type, payload }) => type === "client_report" && textOf(payload).includes('"queue_overflow"'));
}

function marksOf({ kind, place, secret }: Canary): readonly (readonly [string, Mark])[] {
  return [...writtenForms(secret)].map(([form, encoding]) => [form, { kind, place, encoding }]);
}

function findsIn(all: readonly Uint8Array[], search: Search<Mark>, item: string, compressed: boolean): CanaryFound[] {
  return all.flatMap((bytes) => {
    const inNumbers = search(new TextEncoder().encode(textsInNumbers(textOf(bytes))));
    const marks = [...search(bytes), ...[...inNumbers].map((mark): Mark => ({ ...mark, encoding: "bytes" }))];
    return marks.map(({ kind, place, encoding }) => ({ kind, place, item, encoding, compressed }));
  });
}

function* bytesOf(sent: Searched): Iterable<Uint8Array> {
  for (const bytes of "envelopes" in sent ? sent.envelopes : sent) {
    yield typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  }
}
