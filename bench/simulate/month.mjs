// Simulates a month of traffic with the sampler, with volume(), with a filter, and with all of them. Computes how many
// spans and error events are sent, how many errors these events stand for, and how many issues have no event. Runs our
// packages' own code.
import { importSource } from "./import-source.mjs";
import { createRandom } from "./random.mjs";
import { STRATEGIES } from "./strategies.mjs";
import { traffic } from "./traffic.mjs";

/** @type {typeof import("../../packages/volume/src/decide/issue-table.ts")} */
const { createIssueTable } = await importSource("../../packages/volume/src/decide/issue-table.ts");
/** @type {typeof import("../../packages/volume/src/decide/token-bucket.ts")} */
const { createTokenBucket } = await importSource("../../packages/volume/src/decide/token-bucket.ts");

const MONTH_MS = 30 * 24 * 3600 * 1000;
/** An outage lasts for this share of the month, about seven hours. */
const OUTAGE_SHARE = 0.01;
/** Number of processes of the service. Each of them counts its own errors. */
const PROCESSES = 10;
/** How many issues the errors of an endpoint can cause. The first one is the most frequent one. */
const CAUSES = 3;
const CAUSE_SHARES = [0.8, 0.15, 0.05];
/** Share of the errors that a filter drops, such as those of aborted requests. */
const NOISE_SHARE = 0.2;

const TICK_MS = 1000;
/** Two settings of volume(): the default, and one for fewer events. */
const TERMS = { first: 3, intervalMs: 60_000, after: 1 };
const STRICT_TERMS = { first: 1, intervalMs: 600_000, after: 1 };
const LIMITS = { issues: 500, firsts: 60, perMinute: 120 };

/** @typedef {{ count: number, weight: number }} Tally */
/**
 * The results of one simulation. `outageEvents` is how many events are sent during the outage, which lasts from 50 % to
 * 60 % of the run.
 *
 * @typedef {{ spans: number, events: number, outageEvents: number, counted: number, errors: number, issues: number, silent: number }} Totals
 */
/** @typedef {typeof TERMS} Terms */

/**
 * Limits the errors of all processes, as `volume()` does. Calls `send` for each event that is sent, with the event's
 * issue and the number of errors that this event stands for.
 *
 * @param {Terms} terms
 * @param {(issue: number, tally: Tally) => void} send
 */
function limiter(terms, send) {
  let time = 0;
  const now = () => time;
  const tables = Array.from({ length: PROCESSES }, () =>
    createIssueTable(
      {
        issues: LIMITS.issues,
        takeFirst: createTokenBucket(LIMITS.firsts, now),
        takeOther: createTokenBucket(LIMITS.perMinute, now),
        hasRoom: () => true,
      },
      { merge: () => {}, lose: () => {} },
      now,
      now,
    ),
  );
  let nextTick = TICK_MS;
  /** @param {boolean} all */
  const release = (all) => {
    for (const table of tables) {
      for (const { held, tally } of table.release(all ? Infinity : 32, all)) send(/** @type {number} */ (held), tally);
    }
  };
  return {
    /** @param {number} ms @param {number} number @param {number} issue */
    see(ms, number, issue) {
      time = ms;
      if (time >= nextTick) {
        nextTick = time + TICK_MS;
        release(false);
      }
      const sighting = {
        key: `${issue}`,
        rule: undefined,
        terms,
        weight: 1,
        isUrgent: false,
        isLastRetry: false,
      };
      const tally = tables[number % PROCESSES]?.see(sighting, () => issue);
      if (tally !== undefined) send(issue, tally);
    },
    end: () => release(true),
  };
}

/**
 * Simulates an app with one of the settings in `WAYS`. Returns the totals.
 *
 * @param {{ strategy: import("./strategies.mjs").Strategy, errorRate?: number, terms?: Terms, filtered?: boolean }} way
 * @param {readonly import("./traffic.mjs").Arrival[]} arrivals
 * @returns {Totals}
 */
function totalsOf({ strategy, errorRate = 1, terms, filtered = false }, arrivals) {
  const random = createRandom(7);
  const totals = { spans: 0, events: 0, outageEvents: 0, counted: 0, errors: 0, issues: 0, silent: 0 };
  let part = 0;
  const occurred = new Set();
  const seen = new Set();
  const send = (/** @type {number} */ issue, /** @type {Tally} */ { count }) => {
    totals.events += 1;
    if (part >= 0.5 && part < 0.6) totals.outageEvents += 1;
    totals.counted += count;
    seen.add(issue);
  };
  const limit = terms && limiter(terms, send);
  for (const [number, request] of arrivals.entries()) {
    const { ms, endpoint, failed, spans, rand } = request;
    part = number / arrivals.length;
    if (rand < strategy(request)) totals.spans += spans;
    // Draws the numbers for every request, even for one that does not fail, so that the same errors occur in all
    // simulations.
    const draws = [random(), random(), random()];
    if (!failed) continue;
    const isNoise = (draws[0] ?? 0) < NOISE_SHARE;
    if (isNoise && filtered) continue;
    const issue = isNoise ? -1 : endpoint * CAUSES + causeOf(draws[1] ?? 0);
    totals.errors += 1;
    occurred.add(issue);
    if (limit) limit.see(ms, number, issue);
    else if ((draws[2] ?? 0) < errorRate) send(issue, { count: 1 / errorRate, weight: 1 });
  }
  limit?.end();
  totals.issues = occurred.size;
  totals.silent = occurred.size - seen.size;
  return totals;
}

/**
 * Returns the cause of an error, from 0 to 2, for a random number from 0 to 1: 0.9 -> 1
 *
 * @param {number} point
 */
function causeOf(point) {
  const [first = 1, second = 0] = CAUSE_SHARES;
  return point < first ? 0 : point < first + second ? 1 : 2;
}

/** The simulated settings. They are functions, because strategies have state, so each simulation needs a new one. */
const WAYS = {
  "SDK, everything": () => ({ strategy: () => 1 }),
  "SDK, rates of 10 %": () => ({ strategy: () => 0.1, errorRate: 0.1 }),
  "sampler()": () => ({ strategy: own() }),
  "volume()": () => ({ strategy: () => 1, terms: TERMS }),
  "volume(), one event in 10 min": () => ({ strategy: () => 1, terms: STRICT_TERMS }),
  "volume() and a filter": () => ({ strategy: () => 1, terms: TERMS, filtered: true }),
  "sampler(), volume() and a filter": () => ({ strategy: own(), terms: TERMS, filtered: true }),
};

function own() {
  const make = STRATEGIES["ours, default"];
  if (make === undefined) throw new Error("The strategy of the sampler is missing.");
  return make();
}

/**
 * Prints the table for a month of traffic. For each promise that our packages make, returns whether it is kept.
 *
 * @param {number} requests
 * @returns {Record<string, boolean>}
 */
export function printMonth(requests) {
  const [normal, outage] = [false, true].map((isOutage) => [...traffic({ seed: 1, requests, outage: isOutage })]);
  const runMs = normal?.at(-1)?.ms ?? 1;
  const runs = MONTH_MS / runMs;
  /** @type {Record<string, Record<string, number | string>>} */
  const table = {};
  /** @type {Record<string, { errors: number, counted: number, outageEvents: number, silent: number }>} */
  const raw = {};
  for (const [name, make] of Object.entries(WAYS)) {
    const [usual, bad] = [totalsOf(make(), normal ?? []), totalsOf(make(), outage ?? [])];
    const ofMonth = (/** @type {keyof Totals} */ key) =>
      runs * ((1 - OUTAGE_SHARE) * usual[key] + OUTAGE_SHARE * bad[key]);
    const [errors, counted, events] = [ofMonth("errors"), ofMonth("counted"), ofMonth("events")];
    raw[name] = { errors, counted, outageEvents: bad.outageEvents, silent: usual.silent + bad.silent };
    table[name] = {
      "spans (million)": Number((ofMonth("spans") / 1e6).toFixed(0)),
      "error events (thousand)": Number((events / 1e3).toFixed(0)),
      "per minute of an outage": Number(((bad.outageEvents * 60_000) / (runMs / 10)).toFixed(0)),
      "errors counted": `${((100 * counted) / errors).toFixed(2)} %`,
      "issues not seen": `${usual.silent + bad.silent} of ${usual.issues + bad.issues}`,
    };
  }
  console.log(
    `A month of this traffic with ${PROCESSES} processes, ${100 * OUTAGE_SHARE} % of it with an outage. "Errors counted" is the share of errors that the sent events represent. Errors that the filter drops are not included.`,
  );
  console.table(table);
  const limited = raw["volume()"];
  const everything = raw["SDK, everything"];
  return {
    "month: volume() counts every error": limited !== undefined && limited.counted === limited.errors,
    "month: volume() leaves no issue without an event": limited?.silent === 0,
    "month: volume() sends at most a fifth of the error events of an outage":
      limited !== undefined && everything !== undefined && limited.outageEvents <= everything.outageEvents / 5,
  };
}
