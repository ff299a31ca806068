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
  // At most two percent, and the noise of the difference of two runs.
  "health, net of sending": 0.05,
  "names only": 0.35,
});

/**
 * The limit of `beforeSend` and guard together, as a multiple of the guard alone: what `beforeSend` has scrubbed is not
 * searched again.
 */
export const HOOK_LIMIT = 1.35;

/** How many times as fast as each peer that looks at values our scrubber must be, for every kind of payload. */
export const TIMES_FASTER = 5;

/**
 * @param {string} row
 * @param {string} kind
 */
export function limitOf(row, kind) {
  const limit = LIMITS[row];
  return typeof limit === "object" ? limit[kind] : limit;
}
