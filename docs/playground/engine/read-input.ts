import { isRecord } from "../../../packages/internal/src/guards.ts";
import { guessType } from "./guess-type.ts";
import { type Input, InputError, type InputItem } from "./input.ts";
import { readEnvelopeText } from "./read-envelope-text.ts";

/**
 * Reads what was pasted: an envelope as it is sent (lines of JSON), an envelope as the SDK holds it
 * (`[header, [[itemHeader, payload], ...]]`), or the payload of one item as JSON.
 *
 * @param type The type of a single payload, or `undefined` to guess it from its fields.
 * @throws {@link InputError} if it is none of these.
 */
export function readInput(text: string, type?: string): Input {
  if (text.trim() === "")
    throw new InputError("Paste an event, a log, a span or a whole envelope, or choose a sample.");
  const envelope = readEnvelopeText(text);
  if (envelope !== undefined) return envelope;
  const value = parse(text);
  const parts = partsOf(value);
  if (parts !== undefined) return parts;
  if (typeof value !== "object" || value === null)
    throw new InputError("Expected an object, such as an event, or an envelope. This is a single value.");
  return { header: undefined, items: [itemOf(value, type ?? guessType(value))] };
}

/**
 * Makes an item from a payload. The SDK sends logs, spans and metrics in containers, so a single one is put into a
 * container.
 */
function itemOf(value: object, type: string): InputItem {
  const isContained = ["log", "span", "trace_metric"].includes(type) && !("items" in value);
  return { header: { type }, payload: isContained ? { items: [value] } : value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`This is not JSON yet: ${error instanceof Error ? error.message : "it cannot be parsed"}`);
  }
}

/** Reads an envelope as the SDK holds it. Returns `undefined` for anything else. */
function partsOf(value: unknown): Input | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [header, items]: unknown[] = value;
  if (!isRecord(header) || !Array.isArray(items)) return undefined;
  const read = items.map((item: unknown) => {
    const [itemHeader, payload]: unknown[] = Array.isArray(item) ? item : [];
    return isRecord(itemHeader) ? { header: itemHeader, payload } : undefined;
  });
  return read.every((item) => item !== undefined) ? { header, items: read } : undefined;
}
