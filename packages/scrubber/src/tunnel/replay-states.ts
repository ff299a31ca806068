import { type Clock, monotonic } from "@sentry-policy/internal/clock";
import type { MaskedNodes } from "../items/replay-masks.ts";

/** Maximum number of replays whose state is kept. */
const MOST_REPLAYS = 1000;
/** How long the state of a replay is kept after its last segment. The SDK ends a replay after an hour. */
const KEPT_MS = 60 * 60 * 1000;
/** Matches the id of a replay, with or without dashes. */
const REPLAY_ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

interface ReplayState {
  readonly masked: MaskedNodes;
  /** Whether the first segment has been scrubbed, so that `masked` has the password fields of the page. */
  isKnown: boolean;
  usedAt: number;
  /** Settles when the segments that arrived so far are scrubbed. */
  last: Promise<unknown>;
  /** Number of segments that wait or are being scrubbed. */
  waiting: number;
}

/**
 * Keeps what the segments of each replay showed about the page's fields. Only the first segment says which fields take
 * passwords; a later one has only the number of a field and the text that was typed into it.
 */
export interface ReplayStates {
  /**
   * Calls `scrub` after the earlier segments of the same replay were scrubbed.
   *
   * @param scrub Gets the nodes of the page to mask, or `undefined` if the first segment has not been scrubbed, so that
   * the segment must be dropped. Returns `undefined` if the segment is dropped.
   */
  inOrder<T>(
    id: unknown,
    isFirst: boolean,
    scrub: (masked: MaskedNodes | undefined) => Promise<T | undefined>,
  ): Promise<T | undefined>;
}

export function replayStates(clock: Clock = monotonic): ReplayStates {
  /** States by replay id. The replay that was used last is the last in the map. */
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
