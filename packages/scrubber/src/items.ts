import { forbidInference } from "./infer.ts";
import { addMeta } from "./meta.ts";
import type { Plan } from "./plan.ts";
import type { Redaction } from "./redaction.ts";
import { EVENT, HEADER, ITEM_HEADER, ITEMS } from "./shapes.ts";
import { walk } from "./walk.ts";

/** One envelope item as the SDK holds it in memory: its header and its payload. */
export type Item = [header: Record<string, unknown>, payload: unknown];

export interface Scrubbed<T> {
  readonly value: T;
  readonly redactions: readonly Redaction[];
}

const WITH_META: ReadonlySet<unknown> = new Set(["event", "transaction", "feedback", "replay_event"]);

/** Scrubs an item of any type into plain data of our own. Throws where that cannot be done. */
export function scrubItem(item: readonly unknown[], plan: Plan): Scrubbed<Item> {
  const header = scrubItemHeader(item[0], plan);
  const type = typeof header["type"] === "string" ? header["type"] : "";
  const payload = item[1];
  const body = payload instanceof Uint8Array ? scrubBytes(payload, plan) : scrubPayload(type, payload, plan);
  if (plan.hidesIp) forbidInference(type, body.value);
  if (typeof header["length"] === "number") header["length"] = byteLength(body.value);
  return { value: [header, body.value], redactions: body.redactions };
}

/** Scrubs an event in memory, without the SDK's own live objects in it. */
export function scrubEvent(event: object, plan: Plan): Scrubbed<Record<string, unknown>> {
  const { sdkProcessingMetadata, ...data }: { sdkProcessingMetadata?: unknown } = event;
  const { value, redactions } = walk(data, plan, EVENT);
  const copy = record(value);
  if (plan.meta) addMeta(copy, redactions);
  // Scopes and the client live in there: the SDK reads them after the hook and removes them before sending.
  if (sdkProcessingMetadata !== undefined) copy["sdkProcessingMetadata"] = sdkProcessingMetadata;
  return { value: copy, redactions };
}

export function scrubItemHeader(header: unknown, plan: Plan): Record<string, unknown> {
  return record(walk(header, plan, ITEM_HEADER).value);
}

export function scrubHeader(header: unknown, plan: Plan): Record<string, unknown> {
  return record(walk(header, plan, HEADER).value);
}

/** The dynamic sampling context, as it stands in the header. */
export function scrubTrace(trace: Record<string, unknown>, plan: Plan): Record<string, unknown> {
  return record(scrubHeader({ trace }, plan)["trace"]);
}

function scrubPayload(type: string, payload: unknown, plan: Plan): Scrubbed<unknown> {
  const { value, redactions } = walk(payload, plan, Object.hasOwn(ITEMS, type) ? ITEMS[type] : undefined);
  if (plan.meta && WITH_META.has(type)) addMeta(record(value), redactions);
  return { value, redactions };
}

/** Bytes that are no text cannot be searched, so `fatal` refuses them and the item is dropped. */
function scrubBytes(bytes: Uint8Array, plan: Plan): Scrubbed<Uint8Array> {
  const { value, redactions } = walk(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), plan);
  return { value: new TextEncoder().encode(String(value)), redactions };
}

function byteLength(payload: unknown): number {
  return payload instanceof Uint8Array ? payload.length : new TextEncoder().encode(String(payload)).length;
}

/** The walk's own copy, as the object that it is. */
function record(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new TypeError("expected an object");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
