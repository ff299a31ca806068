import { type Clock, monotonic } from "@sentry-policy/internal/clock";
import type { MaskedNodes } from "../items/replay-masks.ts";

/** Maximum number of replays whose state is kept. */
const MOST_REPLAYS = 1000;
/**
 * How long the state of a replay is kept after its latest segment, in milliseconds. The SDK ends a replay after an
 * hour.
 */
const KEPT_MS = 60 * 60 * 1000;
/** Matches the id of a replay, with or without dashes. */
const REPLAY_ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

interface ReplayState {
  readonly masked: MaskedNodes;
  /** Whether the first segment has been scrubbed. Only then does `masked` contain the password fields of the page. */
  isKnown: boolean;
  usedAt: number;
  /** Settles when all segments that have arrived so far are scrubbed. */
  last: Promise<unknown>;
  /** Number of segments that are waiting or are being scrubbed. */
  waiting: number;
}

/**
 * For each replay, stores which fields of the page must be masked. Only the first segment of a replay shows which
 * fields are for passwords. Later segments contain only the id of a field and the text that was typed into it.
 */
export interface ReplayStates {
  /**
   * Calls `scrub` for a segment as soon as all earlier segments of the same replay are scrubbed.
   *
   * @param scrub A function that scrubs the segment. It is called with the page nodes that must be masked. If the first
   * segment has not been scrubbed, these nodes are unknown. In this case, the function is called with `undefined`, and
   * must drop the segment. If it drops the segment, it resolves to `undefined`.
   */
  inOrder<T>(
    id: unknown,
    isFirst: boolean,
    scrub: (masked: MaskedNodes | undefined) => Promise<T | undefined>,
  ): Promise<T | undefined>;
}

export function replayStates(clock: Clock = monotonic): ReplayStates {
  /** States by replay id. The least recently used replay comes first in the map. */
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
