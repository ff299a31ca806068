import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { payloadOf } from "./events/index.mjs";
import { median } from "./median.mjs";

/** @typedef {import("./events/index.mjs").Kind} Kind */

/**
 * The code that a row measures, for one kind of payload. `enter` creates the input from a fresh payload, and is not
 * timed. `run` is timed. `without` is the work that an app does even without our code, so its time is subtracted.
 *
 * @typedef {object} Candidate
 * @property {(payload: object) => unknown} [enter]
 * @property {(input: any) => unknown} run
 * @property {(input: any) => unknown} [without]
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {"floor" | "peer" | "ours"} group
 * @property {boolean} [readsValues] whether a peer (an alternative to our code) searches values, and not only names
 * @property {boolean} [firstSeen] whether the frames, lines and names of each payload are new
 * @property {(kind: Kind) => Candidate | undefined} prepare `undefined` if the row does not apply to this kind
 */

const MIN_SEEDS = 96;
const MIN_PAIRS = 9;
const WARM_UP_FRACTION = 0.25;

setFlagsFromString("--expose-gc");
/**
 * Moves fresh payloads out of the young generation, so that the garbage collector does not copy them while a row is
 * timed.
 */
const collectYoung = () => collect({ type: "minor" });
const collect = runInNewContext("gc");

/** The most recent result of a candidate. It is stored so that the compiler cannot remove the work as unused. */
const sink = { last: /** @type {unknown} */ (undefined) };

/** @param {Kind} kind */
export function payloadsOf(kind) {
  return Array.from({ length: Math.max(MIN_SEEDS, kind.together * 4) }, (_, seed) => payloadOf(kind, seed + 1));
}

/**
 * Returns a function that creates a new payload at each call. Frames, source lines and names of earlier payloads do not
 * occur in the new payload.
 *
 * @param {Kind} kind
 * @returns {() => string}
 */
export function newPayloadsOf(kind) {
  let seed = 0;
  return () => payloadOf(kind, ++seed, true).json;
}

/**
 * Returns a function that returns the next of the given payloads at each call, and starts again after the last one.
 *
 * @param {readonly { json: string }[]} payloads
 * @returns {() => string}
 */
export function inTurn(payloads) {
  let place = 0;
  return () => payloads[place++ % payloads.length]?.json ?? "null";
}

/**
 * Measures a candidate. Each pair of runs times the candidate and `JSON.stringify` on copies of the same payloads. The
 * candidate and `JSON.stringify` take turns at running first. Each pair uses other payloads than the pair before.
 * Returns the median of the ratios: the time of the candidate, divided by the time of `JSON.stringify`.
 *
 * @param {Candidate} candidate
 * @param {Kind} kind
 * @param {() => string} nextJson returns the next payload
 * @param {number} budget milliseconds to spend
 * @returns {Promise<number>}
 */
export async function ratioOf(candidate, kind, nextJson, budget) {
  const { run, enter = (payload) => payload, without } = candidate;
  /** @type {[work: (input: any) => unknown, enter: (payload: object) => unknown][]} */
  const contestants = [
    [JSON.stringify, (payload) => payload],
    [run, enter],
  ];
  if (without) contestants.push([without, enter]);

  /** @type {number[]} */
  const ratios = [];
  const began = performance.now();
  for (let pair = 0; ; pair++) {
    const spent = performance.now() - began;
    if (spent > budget && ratios.length >= MIN_PAIRS) return median(ratios);

    const batch = Array.from({ length: kind.together }, nextJson);
    const inputs = contestants.map(([, enter]) => batch.map((json) => enter(JSON.parse(json))));
    collectYoung();
    collectYoung();
    const times = contestants.map(() => 0);
    const order = contestants.map((_, place) => place);
    if (pair % 2 === 1) order.reverse();
    for (const place of order) times[place] = timeOf(contestants[place]?.[0], inputs[place] ?? []);
    // Runs the SDK's pending microtasks between two pairs, where they are not timed.
    await undefined;

    const [stringify = 0, whole = 0, withoutRow = 0] = times;
    if (spent > budget * WARM_UP_FRACTION || pair >= MIN_PAIRS) ratios.push((whole - withoutRow) / stringify);
  }
}

/**
 * Counts the planted secrets, and how many of them a candidate's output still contains.
 *
 * @param {Candidate} candidate
 * @param {readonly { json: string, secrets: readonly string[] }[]} payloads
 */
export function secretsLeft({ run, enter = (payload) => payload }, payloads) {
  let left = 0;
  let planted = 0;
  for (const { json, secrets } of payloads) {
    const output = run(enter(JSON.parse(json)));
    const text = typeof output === "string" ? output : JSON.stringify(output);
    planted += secrets.length;
    left += secrets.filter((secret) => text.includes(secret)).length;
  }
  return { left, planted };
}

/**
 * @param {((input: any) => unknown) | undefined} work
 * @param {readonly unknown[]} inputs
 */
function timeOf(work, inputs) {
  if (work === undefined) throw new TypeError("The candidate has no function to time");
  const from = performance.now();
  for (const input of inputs) sink.last = work(input);
  return performance.now() - from;
}
