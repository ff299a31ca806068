import { type Clock, monotonic } from "@sentry-policy/internal/clock";
import type { MaskedNodes } from "../items/replay-masks.ts";

/** Maximum number of stored replay states. */
const MOST_REPLAYS = 1000;
/**
 * How long the state of a replay is stored after its last segment, in milliseconds. The SDK ends a replay after an
 * hour.
 */
const KEPT_MS = 60 * 60 * 1000;
/** Matches the id of a replay, with or without dashes. */
const REPLAY_ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

interface ReplayState {
  readonly masked: MaskedNodes;
  /** Whether the first segment was scrubbed. Otherwise, `masked` lacks the password fields of the page. */
  isKnown: boolean;
  usedAt: number;
  /** Settles when all segments that have arrived so far are scrubbed. */
  last: Promise<unknown>;
  /** Number of segments that are not scrubbed yet. */
  waiting: number;
}

/**
 * Stores which fields of the page must be masked in each replay. Only the first segment of a replay shows which fields
 * are for passwords. Later segments contain only the id of a field and the typed text.
 */
export interface ReplayStates {
  /**
   * Calls `scrub` for a segment when all earlier segments of the same replay are scrubbed.
   *
   * @param scrub Scrubs the segment, and masks the given page nodes. If it gets `undefined`, because the first segment
   * was not scrubbed, it must drop the segment and resolve to `undefined`.
   */
  inOrder<T>(
    id: unknown,
    isFirst: boolean,
    scrub: (masked: MaskedNodes | undefined) => Promise<T | undefined>,
  ): Promise<T | undefined>;
}

export function replayStates(clock: Clock = monotonic): ReplayStates {
  /** States by replay id, the least recently used first. */
  const states = new Map<string, ReplayState>();

  function removeOld(): void {
    for (const [id, { usedAt }] of states) {
      if (states.size <= MOST_REPLAYS && clock() - usedAt < KEPT_MS) return;
      states.delete(id);
    }
  }

  function stateOf(id: string): ReplayState {
    const state = states.get(id) ?? {
      masked: new Set(),
      isKnown: false,
      usedAt: 0,
      last: Promise.resolve(),
      waiting: 0,
    };
    state.usedAt = clock();
    states.delete(id);
    states.set(id, state);
    removeOld();
    return state;
  }

  return {
    async inOrder(id, isFirst, scrub) {
      removeOld();
      if (typeof id !== "string" || !REPLAY_ID.test(id)) return scrub(undefined);
      const key = id.replaceAll("-", "").toLowerCase();
      if (!isFirst && !states.has(key)) return scrub(undefined);
      const state = stateOf(key);
      const scrubbing = state.last.then(async () => {
        const scrubbed = await scrub(isFirst || state.isKnown ? state.masked : undefined);
        if (isFirst && scrubbed !== undefined) state.isKnown = true;
        return scrubbed;
      });
      state.waiting += 1;
      state.last = scrubbing.catch(() => undefined);
      try {
        return await scrubbing;
      } finally {
        state.waiting -= 1;
        if (state.waiting === 0 && !state.isKnown && states.get(key) === state) states.delete(key);
      }
    },
  };
}
