import { inflateSync } from "node:zlib";
import type { IngestItem } from "@sentry-policy/e2e/ingest";

/** An event in a replay recording. The SDK records pages with rrweb, so the event has rrweb's format. */
export interface RecordingEvent {
  type: number;
  timestamp: number;
  data: unknown;
}

export interface Recording {
  segmentId: number;
  isCompressed: boolean;
  events: RecordingEvent[];
}

const NEWLINE = 0x0a;
/** The first byte of a zlib stream with the usual window size. */
const ZLIB_FIRST_BYTE = 0x78;

/**
 * Parses a recording: a line with the segment ID, and a list of events, which may be compressed. Throws if it is
 * invalid.
 */
export function readRecording({ bytes }: IngestItem): Recording {
  const end = bytes.indexOf(NEWLINE);
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const body = bytes.subarray(end + 1);
  const isCompressed = body[0] === ZLIB_FIRST_BYTE;
  const events: unknown = JSON.parse(new TextDecoder().decode(isCompressed ? inflateSync(body) : body));
  if (!Array.isArray(events)) throw new TypeError("A recording is a list of events.");
  return { segmentId: Number(Reflect.get(Object(header), "segment_id")), isCompressed, events };
}

/** Returns all objects, at any depth, that rrweb would treat as nodes of the page. */
export function nodesIn(value: unknown): { id: number; type: number; tagName?: string; textContent?: string }[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== "object" || value === null) return [];
  const isNode = "id" in value && "type" in value && ("childNodes" in value || "textContent" in value);
  const own = isNode ? [value as ReturnType<typeof nodesIn>[number]] : [];
  return [...own, ...Object.values(value).flatMap(nodesIn)];
}
