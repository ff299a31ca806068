/**
 * The limits that `--check` enforces on our rows, as ratios to `JSON.stringify` of the same payload. A single number
 * applies to every kind of payload.
 *
 * @type {Readonly<Record<string, number | Readonly<Record<string, number>>>>}
 */
const LIMITS = Object.freeze({
  "createScrub()": { browser: 1.6, server: 2.1, transaction: 1.5, logs: 1.6, spans: 1.3 },
  "createScrub(), first seen": { browser: 1.8, server: 3.4, transaction: 2.1, logs: 1.6, spans: 1.7 },
  "guard, net of sending": { browser: 1.25, server: 1.5, transaction: 1.5, logs: 1.25, spans: 1.25 },
  // Two percent, plus a margin for the noise in the difference of two runs.
  "health, net of sending": 0.05,
  "names only": 0.35,
});

/**
 * Maximum time of `beforeSend` and the guard together, as a multiple of the guard's time alone. The guard is the
 * scrubber's integration, which scrubs every envelope. The maximum is far below 2, because the guard does not search
 * data again that `beforeSend` has already scrubbed.
 */
export const HOOK_LIMIT = 1.35;

/** For every kind of payload, our scrubber must be this many times as fast as each peer that searches values. */
export const TIMES_FASTER = 5;

/**
 * @param {string} row
 * @param {string} kind
 */
export function limitOf(row, kind) {
  const limit = LIMITS[row];
  return typeof limit === "object" ? limit[kind] : limit;
}
