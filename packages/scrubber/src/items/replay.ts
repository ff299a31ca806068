import type { Redaction } from "../policy/redaction.ts";
import { concatenate } from "../shared/byte-source.ts";
import { LINE_FEED } from "../shared/char-codes.ts";
import type { CompiledPolicy, Recordings } from "../walk/compiled-policy.ts";
import { RECORDING, RECORDING_HEADER } from "../walk/item-schema.ts";
import { walk } from "../walk/walk.ts";
import { deflated, inflated } from "./compression.ts";
import { type MaskedNodes, maskNodes } from "./replay-masks.ts";
import { UnscrubbableError } from "./unscrubbable-error.ts";

/**
 * Minimum limits for a recording, which apply even if the policy sets lower ones. Pages are deeply nested and have many
 * nodes.
 */
const MINIMUM_LIMITS = Object.freeze({ depth: 1000, objects: 2_000_000, work: 100_000_000 });

/** Scrubs the recording of a replay: a line with the number of the segment, and a JSON list of page events. */
export function scrubRecording(
  recording: string,
  plan: CompiledPolicy,
  masked: MaskedNodes,
): { value: string; redactions: readonly Redaction[] } {
  const end = recording.indexOf("\n");
  const header = parse(recording.slice(0, Math.max(0, end)));
  const events = parse(recording.slice(end + 1));
  if (!Array.isArray(events)) throw new UnscrubbableError("recording");
  const byName = maskNodes(events, plan, masked);
  const { depth, objects, text, work } = plan.limits;
  const limits = {
    text,
    depth: Math.max(depth, MINIMUM_LIMITS.depth),
    objects: Math.max(objects, MINIMUM_LIMITS.objects),
    work: Math.max(work, MINIMUM_LIMITS.work),
  };
  const { value, redactions } = walk(events, { ...plan, limits }, RECORDING);
  const first = JSON.stringify(walk(header, plan, RECORDING_HEADER).value);
  return { value: `${first}\n${JSON.stringify(value)}`, redactions: [...byName, ...redactions] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnscrubbableError("recording");
  }
}

/**
 * Decompresses a recording. The promise is rejected if the recording is damaged or too long.
 *
 * @param take Is called with the length of each decompressed chunk. Throws an error if the recording is too long.
 */
export async function unpack(recording: unknown, take?: (length: number) => void): Promise<string> {
  if (!(recording instanceof Uint8Array)) throw new UnscrubbableError("recording");
  const start = recording.indexOf(LINE_FEED) + 1;
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    const events = await inflated(recording.subarray(start), "deflate", take);
    return decoder.decode(recording.subarray(0, start)) + decoder.decode(events);
  } catch {
    throw new UnscrubbableError("recording");
  }
}

export async function pack(recording: string): Promise<Uint8Array> {
  const start = recording.indexOf("\n") + 1;
  const encoder = new TextEncoder();
  const header = encoder.encode(recording.slice(0, start));
  const events = await deflated(encoder.encode(recording.slice(start)));
  return concatenate([header, events]);
}

export const RECORDINGS: Recordings = Object.freeze({ scrub: scrubRecording, unpack, pack });
