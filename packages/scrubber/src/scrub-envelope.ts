import { compiledPolicyOf } from "./default-policy.ts";
import type { ScrubberPolicy } from "./policy/types.ts";
import { decodeEnvelope } from "./tunnel/envelope-bytes.ts";
import { type ReplayStates, replayStates } from "./tunnel/replay-states.ts";
import { scrubbedBytes } from "./tunnel/scrub-envelope.ts";
import type { CompiledPolicy } from "./walk/compiled-policy.ts";

/**
 * The states of replays for each policy. They are kept between calls, because each envelope has only some segments of a
 * replay.
 */
const statesByPolicy = new WeakMap<CompiledPolicy, ReplayStates>();

/**
 * Scrubs a serialized envelope of any Sentry SDK. It is meant for envelopes that do not pass through a client with
 * `scrubber()`, such as those in a queue, in a file or in a proxy. For an HTTP endpoint, use `tunnel` of
 * `@sentry-policy/scrubber/tunnel`.
 *
 * Data that cannot be scrubbed is dropped. It is counted in a client report, which is added to the envelope. A later
 * segment of a replay is dropped if the first segment of the replay was not scrubbed before, with the same policy and
 * in the same process, because only the first segment shows which fields take passwords.
 *
 * @param bytes The uncompressed envelope.
 * @param policy Settings that extend or limit what is redacted. By default, all built-in rules apply.
 * @returns A promise for the bytes of the scrubbed envelope. It is rejected with a {@link ScrubberPolicyError} if the
 * policy is not valid, and with a `TypeError` if the bytes are not an envelope.
 * @example
 * ```ts
 * import { scrubEnvelope } from "@sentry-policy/scrubber";
 *
 * const clean = await scrubEnvelope('{}\n{"type":"event"}\n{"message":"password=made-up"}');
 * console.log(new TextDecoder().decode(clean)); // {"message":"password=[Filtered]"}
 * ```
 */
export async function scrubEnvelope(bytes: Uint8Array | string, policy?: ScrubberPolicy): Promise<Uint8Array> {
  const plan = compiledPolicyOf(policy);
  const replays = statesByPolicy.get(plan) ?? replayStates();
  statesByPolicy.set(plan, replays);
  const envelope = read(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes);
  return scrubbedBytes(envelope, { plan, replays });
}

function read(bytes: Uint8Array): ReturnType<typeof decodeEnvelope> {
  try {
    return decodeEnvelope(bytes, Number.POSITIVE_INFINITY);
  } catch {
    // The original error is not thrown, because its message could contain a part of the envelope.
    throw new TypeError("scrubEnvelope: expected the bytes of an envelope that is not compressed");
  }
}
