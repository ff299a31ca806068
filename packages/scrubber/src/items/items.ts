import type { SentryItem } from "@sentry-policy/internal/envelope";
import { isRecord } from "@sentry-policy/internal/guards";
import type { Redaction } from "../policy/redaction.ts";
import type { DropReason } from "../policy/report.ts";
import { decodeText } from "../shared/decode-text.ts";
import { type Fields, put } from "../shared/fields.ts";
import { parseJson, writeJson } from "../shared/json.ts";
import { isPlain } from "../shared/to-plain.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { EVENT } from "../walk/event-schema.ts";
import { ENVELOPE_HEADER, ITEM_HEADER, ITEMS } from "../walk/item-schema.ts";
import { type Walked, walk } from "../walk/walk.ts";
import { forbidInference } from "./ip-inference.ts";
import { addMeta } from "./meta.ts";
import type { MaskedNodes } from "./replay-masks.ts";
import { UnscrubbableError } from "./unscrubbable-error.ts";

/** An envelope item after scrubbing. */
export type Item = SentryItem<Record<string, unknown>, unknown>;

export interface Scrubbed<T> {
  readonly value: T;
  readonly redactions: readonly Redaction[];
}

const NO_REDACTIONS: readonly Redaction[] = Object.freeze([]);
const TYPES_WITH_META: ReadonlySet<unknown> = new Set(["event", "transaction", "feedback", "replay_event"]);

/**
 * Returns a scrubbed copy of an item of any type. Throws an error if the item cannot be scrubbed. `unchanged` contains
 * fields of the payload that are already scrubbed. They are added to the copy.
 */
export function scrubItem(
  item: readonly unknown[],
  plan: CompiledPolicy,
  masked: MaskedNodes = new Set(),
  unchanged?: Readonly<Fields>,
): Scrubbed<Item> {
  const header = scrubItemHeader(item[0], plan);
  const type = typeof header["type"] === "string" ? header["type"] : "";
  const { value, redactions } = scrubPayload(type, item[1], plan, masked, unchanged);
  if (typeof header["length"] === "number") header["length"] = byteLength(value);
  return { value: [header, value], redactions };
}

/**
 * Returns a scrubbed copy of an event. `sdkProcessingMetadata` is not copied, because it contains live objects of the
 * SDK.
 */
export function scrubEvent(event: object, plan: CompiledPolicy): Scrubbed<Record<string, unknown>> {
  if (!("sdkProcessingMetadata" in event)) return scrubData(event, plan);
  const { sdkProcessingMetadata, ...data } = event;
  const scrubbed = scrubData(data, plan);
  // The SDK needs the scopes and the client in this field after `beforeSend`. `createEventEnvelope` of the SDK deletes
  // the field before the event is sent.
  if (sdkProcessingMetadata !== undefined) scrubbed.value["sdkProcessingMetadata"] = sdkProcessingMetadata;
  return scrubbed;
}

function scrubData(event: object, plan: CompiledPolicy): Scrubbed<Record<string, unknown>> {
  const { value, redactions } = walk(event, plan, EVENT);
  const copy = asRecord(value);
  if (plan.meta) addMeta(copy, redactions);
  return { value: copy, redactions };
}

function scrubItemHeader(header: unknown, plan: CompiledPolicy): Record<string, unknown> {
  const type = onlyType(header);
  if (type !== undefined) return { type };
  return headerOf(walk(header, plan, ITEM_HEADER));
}

/**
 * Returns the type in an item header if Sentry defines the type and the header contains nothing else. Such a header
 * cannot contain a secret. Otherwise, returns `undefined`.
 */
function onlyType(header: unknown): string | undefined {
  if (!isRecord(header) || !isPlain(header)) return undefined;
  const [name, ...others] = Object.keys(header);
  if (name !== "type" || others.length > 0) return undefined;
  const { type } = header;
  return typeof type === "string" && Object.hasOwn(ITEMS, type) ? type : undefined;
}

export function scrubHeader(header: unknown, plan: CompiledPolicy): Record<string, unknown> {
  return headerOf(walk(header, plan, ENVELOPE_HEADER));
}

/**
 * Returns the scrubbed header. Throws an error if a part of the header could not be read, so that the data is dropped
 * and counted. Sentry's server would reject it without counting it.
 */
function headerOf({ value, redactions }: Walked): Record<string, unknown> {
  if (redactions.some(({ rule }) => rule === "@unreadable")) throw new TypeError("expected a header");
  return asRecord(value);
}

/** Scrubs a dynamic sampling context like the field `trace` of an envelope header. */
export function scrubTrace(trace: Record<string, unknown>, plan: CompiledPolicy): Record<string, unknown> {
  return asRecord(scrubHeader({ trace }, plan)["trace"]);
}

function scrubPayload(
  type: string,
  payload: unknown,
  plan: CompiledPolicy,
  masked: MaskedNodes,
  unchanged: Readonly<Fields> | undefined,
): Scrubbed<unknown> {
  if (typeof payload === "string") return scrubText(type, payload, plan, masked);
  if (!(payload instanceof Uint8Array)) return scrubFields(type, payload, plan, unchanged);
  const text = decodeText(payload);
  if (text === undefined) return passUnsearched(payload, plan, type.startsWith("replay_") ? "recording" : "binary");
  const { value, redactions } = scrubText(type, text, plan, masked);
  return { value: new TextEncoder().encode(value), redactions };
}

function scrubFields(
  type: string,
  payload: unknown,
  plan: CompiledPolicy,
  unchanged?: Readonly<Fields>,
): Scrubbed<unknown> {
  const shape = Object.hasOwn(ITEMS, type) ? ITEMS[type] : undefined;
  const { value, redactions } = walk(payload, plan, shape);
  if (unchanged !== undefined) {
    const copy = asRecord(value);
    for (const [name, scrubbed] of Object.entries(unchanged)) put(copy, name, scrubbed);
  }
  if (plan.meta && TYPES_WITH_META.has(type)) addMeta(asRecord(value), redactions);
  if (plan.hidesIp) forbidInference(type, value);
  return { value, redactions };
}

/** Scrubs a text payload. Except for attachments and recordings, the text must be JSON. */
function scrubText(type: string, text: string, plan: CompiledPolicy, masked: MaskedNodes): Scrubbed<string> {
  if (type === "replay_recording") {
    if (plan.recordings === undefined) throw new UnscrubbableError("recording");
    return plan.recordings.scrub(text, plan, masked);
  }
  const fields = type === "attachment" ? undefined : parseJson(text);
  if (typeof fields === "object") {
    const { value, redactions } = scrubFields(type, fields, plan);
    return { value: writeJson(value), redactions };
  }
  if (type !== "attachment" && !plan.sendsUnknown) throw new UnscrubbableError("unknown_type");
  const { value, redactions } = walk(text, plan);
  return { value: String(value), redactions };
}

/**
 * Copies a payload that cannot be searched. Throws an error if the policy does not allow this. Also throws an error if
 * the payload is part of a replay, because replays show the user's data.
 */
function passUnsearched(payload: Uint8Array, plan: CompiledPolicy, reason: DropReason): Scrubbed<Uint8Array> {
  if (!plan.sendsUnknown || reason === "recording") throw new UnscrubbableError(reason);
  return { value: new Uint8Array(payload), redactions: NO_REDACTIONS };
}

function byteLength(payload: unknown): number {
  return payload instanceof Uint8Array ? payload.length : new TextEncoder().encode(String(payload)).length;
}

/** Returns a scrubbed value if it is an object. Otherwise, throws an error. */
function asRecord(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new TypeError("expected an object");
}
