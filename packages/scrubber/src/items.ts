import { isRecord } from "./field.ts";
import { forbidInference } from "./infer.ts";
import { parseJson, writeJson } from "./json.ts";
import { addMeta } from "./meta.ts";
import type { Plan } from "./plan.ts";
import { scrubRecording } from "./recording.ts";
import type { MaskedNodes } from "./recording-masks.ts";
import type { Redaction } from "./redaction.ts";
import { EVENT, HEADER, ITEM_HEADER, ITEMS } from "./shapes.ts";
import { type DropReason, Unsearchable } from "./unsearchable.ts";
import { type Walked, walk } from "./walk.ts";

/** One envelope item as the SDK holds it in memory: its header and its payload. */
export type Item = [header: Record<string, unknown>, payload: unknown];

export interface Scrubbed<T> {
  readonly value: T;
  readonly redactions: readonly Redaction[];
}

const NO_REDACTIONS: readonly Redaction[] = Object.freeze([]);
const WITH_META: ReadonlySet<unknown> = new Set(["event", "transaction", "feedback", "replay_event"]);

/** Scrubs an item of any type into plain data of our own. Throws where that cannot be done. */
export function scrubItem(item: readonly unknown[], plan: Plan, masked: MaskedNodes = new Set()): Scrubbed<Item> {
  const header = scrubItemHeader(item[0], plan);
  const type = typeof header["type"] === "string" ? header["type"] : "";
  const { value, redactions } = scrubPayload(type, item[1], plan, masked);
  if (typeof header["length"] === "number") header["length"] = byteLength(value);
  return { value: [header, value], redactions };
}

/** Scrubs an event in memory, without the SDK's own live objects in it. */
export function scrubEvent(event: object, plan: Plan): Scrubbed<Record<string, unknown>> {
  if (!("sdkProcessingMetadata" in event)) return scrubData(event, plan);
  const { sdkProcessingMetadata, ...data } = event;
  const scrubbed = scrubData(data, plan);
  // Scopes and the client live in there: the SDK reads them after the hook and removes them before sending.
  if (sdkProcessingMetadata !== undefined) scrubbed.value["sdkProcessingMetadata"] = sdkProcessingMetadata;
  return scrubbed;
}

function scrubData(event: object, plan: Plan): Scrubbed<Record<string, unknown>> {
  const { value, redactions } = walk(event, plan, EVENT);
  const copy = record(value);
  if (plan.meta) addMeta(copy, redactions);
  return { value: copy, redactions };
}

function scrubItemHeader(header: unknown, plan: Plan): Record<string, unknown> {
  return headerOf(walk(header, plan, ITEM_HEADER));
}

export function scrubHeader(header: unknown, plan: Plan): Record<string, unknown> {
  return headerOf(walk(header, plan, HEADER));
}

/** Sentry refuses what has a broken header, and nobody would count it. */
function headerOf({ value, redactions }: Walked): Record<string, unknown> {
  if (redactions.some(({ rule }) => rule === "@unreadable")) throw new TypeError("expected a header");
  return record(value);
}

/** The dynamic sampling context, as it stands in the header. */
export function scrubTrace(trace: Record<string, unknown>, plan: Plan): Record<string, unknown> {
  return record(scrubHeader({ trace }, plan)["trace"]);
}

function scrubPayload(type: string, payload: unknown, plan: Plan, masked: MaskedNodes): Scrubbed<unknown> {
  if (typeof payload === "string") return scrubText(type, payload, plan, masked);
  if (!(payload instanceof Uint8Array)) return scrubFields(type, payload, plan);
  const text = textOf(payload);
  if (text === undefined) return asItIs(payload, plan, type === "replay_recording" ? "recording" : "binary");
  const { value, redactions } = scrubText(type, text, plan, masked);
  return { value: new TextEncoder().encode(value), redactions };
}

function scrubFields(type: string, payload: unknown, plan: Plan): Scrubbed<unknown> {
  const shape = Object.hasOwn(ITEMS, type) ? ITEMS[type] : undefined;
  const { value, redactions } = walk(payload, plan, shape);
  if (plan.meta && WITH_META.has(type)) addMeta(record(value), redactions);
  if (plan.hidesIp) forbidInference(type, value);
  return { value, redactions };
}

/** Text is JSON that was written already, but for attachments and recordings. */
function scrubText(type: string, text: string, plan: Plan, masked: MaskedNodes): Scrubbed<string> {
  if (type === "replay_recording") return scrubRecording(text, plan, masked);
  const fields = type === "attachment" ? undefined : parseJson(text);
  if (typeof fields === "object") {
    const { value, redactions } = scrubFields(type, fields, plan);
    return { value: writeJson(value), redactions };
  }
  if (type !== "attachment" && !plan.sendsUnknown) throw new Unsearchable("kind");
  const { value, redactions } = walk(text, plan);
  return { value: String(value), redactions };
}

/** What nobody can look into is sent by the policy's word alone, and a recording not even so: it is known to hold a page. */
function asItIs(payload: Uint8Array, plan: Plan, reason: DropReason): Scrubbed<Uint8Array> {
  if (!plan.sendsUnknown || reason === "recording") throw new Unsearchable(reason);
  return { value: new Uint8Array(payload), redactions: NO_REDACTIONS };
}

/** UTF-16 holds zeros wherever it is ASCII, and would pass for UTF-8 in which nothing is to be found. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteLength(payload: unknown): number {
  return payload instanceof Uint8Array ? payload.length : new TextEncoder().encode(String(payload)).length;
}

/** The walk's own copy, as the object that it is. */
function record(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new TypeError("expected an object");
}
