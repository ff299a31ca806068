/**
 * The limits that `--check` enforces on ours, as ratios to `JSON.stringify` of the same payload. A single number is for
 * every kind.
 *
 * @type {Readonly<Record<string, number | Readonly<Record<string, number>>>>}
 */
const LIMITS = Object.freeze({
  "createScrub()": { browser: 1.25, server: 1.5, transaction: 1.5, logs: 1.25, spans: 1.25 },
  "guard, net of sending": { browser: 1.25, server: 1.5, transaction: 1.5, logs: 1.25, spans: 1.25 },
  "names alone": 0.35,
});

/** How many times cheaper ours must be than each peer that looks at values, on every kind. */
export const TIMES_CHEAPER = 5;

/**
 * @param {string} row
 * @param {string} kind
 */
export function limitOf(row, kind) {
  const limit = LIMITS[row];
  return typeof limit === "object" ? limit[kind] : limit;
}
