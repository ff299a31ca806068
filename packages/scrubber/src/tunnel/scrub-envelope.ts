import { isRecord } from "@sentry-policy/internal/guards";
import { reportDryRun } from "../guard/dry-run.ts";
import { type EnvelopeGate, gateOf } from "../guard/envelope-scrubber.ts";
import type { CallbackRunner } from "../guard/reporting.ts";
import type { Item } from "../items/items.ts";
import { isPacked } from "../items/packed.ts";
import { LINE_FEED } from "../shared/char-codes.ts";
import { decodeText } from "../shared/decode-text.ts";
import { parseJson } from "../shared/json.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { countDrops } from "./count-drops.ts";
import { type EnvelopeFields, encodeEnvelope, type SerializedEnvelope, type SerializedItem } from "./envelope-bytes.ts";
import type { Holding } from "./load.ts";
import type { ReplayStates } from "./replay-states.ts";

/** Calls `onScrub` directly. Does not detect items that `onScrub` itself sends, because the process may have no SDK. */
const PLAIN_CALLS: CallbackRunner = Object.freeze({ run: (call: () => void) => call(), isFromCallback: () => false });

interface Setting {
  readonly plan: CompiledPolicy;
  readonly replays: ReplayStates;
  /** Replaces the DSN in the envelope's header. A header without a DSN is not changed. */
  readonly dsn?: string;
  /**
   * Called for each recording. Returns a function that is called with the length of each decompressed chunk, and throws
   * an error if the recording is too long. By default, the limit is the same as in an SDK with `scrubber()`.
   */
  readonly limitRecording?: () => Holding["take"];
}

/** Scrubs and serializes an envelope. Adds a client report about dropped items. */
export async function scrubbedBytes(
  [header, items]: SerializedEnvelope,
  { plan, replays, dsn, limitRecording }: Setting,
): Promise<Uint8Array<ArrayBuffer>> {
  if (plan.isDryRun) {
    reportDryRun([header, items], plan, PLAIN_CALLS);
    return encodeEnvelope(withDsn(header, dsn), items);
  }
  const drops = countDrops();
  const recordings = items.filter(isRecording);
  const others = items.filter((item) => !isRecording(item));
  const [cleanHeader, cleanItems] = gateOf(drops.counter, plan, PLAIN_CALLS).scrubAll([header, others]);
  const all = [...cleanItems];
  // Scrubs one recording at a time, because a decompressed recording is large.
  for (const recording of recordings) {
    const take = limitRecording?.();
    const scrubbed = await replays.inOrder(header["event_id"], isFirstSegment(recording), (masked) => {
      const ofReplay = forRecordings(plan, masked !== undefined, take);
      return scrubRecordingItem(recording, gateOf(drops.counter, ofReplay, PLAIN_CALLS, masked));
    });
    if (scrubbed !== undefined) all.push(scrubbed);
  }
  return encodeEnvelope(withDsn(cleanHeader, dsn), [...all, ...drops.report()]);
}

/**
 * Returns the policy for the recordings of a replay. Without the first segment (`isKnown` is false), the nodes to mask
 * are unknown, so all recordings are dropped and counted.
 */
function forRecordings(plan: CompiledPolicy, isKnown: boolean, take: Holding["take"] | undefined): CompiledPolicy {
  const { recordings } = plan;
  if (!isKnown || recordings === undefined) return { ...plan, recordings: undefined };
  return { ...plan, recordings: { ...recordings, unpack: (recording) => recordings.unpack(recording, take) } };
}

async function scrubRecordingItem(item: SerializedItem, gate: EnvelopeGate): Promise<Item | undefined> {
  if (isPacked(item)) return gate.scrubPacked(item);
  const [, [scrubbed]] = gate.scrubAll([{}, [item]]);
  return scrubbed;
}

function isRecording([{ type }]: SerializedItem): boolean {
  return type === "replay_recording";
}

function isFirstSegment([, payload]: SerializedItem): boolean {
  const line = decodeText(payload.subarray(0, Math.max(0, payload.indexOf(LINE_FEED))));
  const header = line === undefined ? undefined : parseJson(line);
  return isRecord(header) && header["segment_id"] === 0;
}

function withDsn(header: EnvelopeFields, dsn: string | undefined): EnvelopeFields {
  return dsn !== undefined && Object.hasOwn(header, "dsn") ? { ...header, dsn } : header;
}
