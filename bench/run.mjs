// `pnpm bench` prints how long scrubbing takes, as a multiple of the time of JSON.stringify on the same payload. It
// measures the theoretical lower bounds, the alternatives that people use today, and our packages. `--check` skips the
// alternatives, and fails if our packages exceed the limits in limits.mjs.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { KINDS } from "./events/index.mjs";
import { FLOORS } from "./floors.mjs";
import { inTurn, newPayloadsOf, payloadsOf, ratioOf, secretsLeft } from "./harness.mjs";
import { HOOK_LIMIT, limitOf, TIMES_FASTER } from "./limits.mjs";
import { OURS } from "./ours.mjs";
import { loadPeers } from "./peers.mjs";
import { printTable } from "./table.mjs";
import { measureSuppressed } from "./volume/suppressed.mjs";

/** Milliseconds spent on one row and one kind of payload. */
const BUDGET_MS = 2000;
/** A ratio above its limit might be noise, so it is measured once more, with this many times the budget. */
const RETRY_FACTOR = 3;
const FULL_SCRUB = "createScrub()";
const GUARD = "guard, net of sending";
const HOOK_AND_GUARD = "beforeSend and guard, net";

const { values: flags } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    json: { type: "string" },
    kind: { type: "string", multiple: true },
    only: { type: "string" },
    budget: { type: "string", default: String(BUDGET_MS) },
  },
});
const budget = Number(flags.budget);
const kinds = KINDS.filter(({ name }) => flags.kind?.includes(name) ?? true);
const { peers, missing } = flags.check ? { peers: [], missing: [] } : await loadPeers();
const rows = [...FLOORS, ...peers, ...OURS].filter(({ name }) => name.includes(flags.only ?? ""));

/** @type {import("./table.mjs").Result[]} */
const results = rows.map(({ name, group, readsValues = false }) => ({
  name,
  group,
  readsValues,
  ratios: {},
  left: {},
}));
/** @type {string[]} */
const remarks = missing.map((peer) => `Skipped because it is not installed: ${peer}`);
/** @type {string[]} */
const failures = [];

for (const kind of kinds) {
  const payloads = payloadsOf(kind);
  const size = payloads.reduce((sum, { json }) => sum + json.length, 0) / payloads.length;
  console.log(`Measuring ${kind.name}: ${payloads.length} payloads of about ${Math.round(size / 1000)} KB`);
  for (const [place, row] of rows.entries()) {
    const result = results[place];
    const candidate = row.prepare(kind);
    if (result === undefined || candidate === undefined) continue;
    try {
      const limit = flags.check ? limitOf(row.name, kind.name) : undefined;
      const nextJson = row.firstSeen ? newPayloadsOf(kind) : inTurn(payloads);
      let ratio = await ratioOf(candidate, kind, nextJson, budget);
      if (limit !== undefined && ratio > limit) {
        ratio = await ratioOf(candidate, kind, nextJson, budget * RETRY_FACTOR);
      }
      result.ratios[kind.name] = ratio;
      if (row.group !== "floor") result.left[kind.name] = secretsLeft(candidate, payloads.slice(0, kind.together * 4));
      if (limit !== undefined && ratio > limit) {
        failures.push(`${row.name} on ${kind.name}: ${ratio.toFixed(2)} exceeds the limit of ${limit}`);
      }
    } catch (error) {
      const line = `${row.name} on ${kind.name} threw an error: ${error instanceof Error ? error.message : error}`;
      (row.group === "ours" ? failures : remarks).push(line);
    }
  }
}

printTable(results, kinds, flags.check ? limitOf : () => undefined);
for (const remark of remarks) console.log(remark);

const ratiosOf = (/** @type {string} */ row) => results.find(({ name }) => name === row)?.ratios ?? {};

for (const [kind, ratio] of Object.entries(ratiosOf(HOOK_AND_GUARD))) {
  const alone = ratiosOf(GUARD)[kind];
  if (alone === undefined) continue;
  const times = ratio / alone;
  console.log(`${HOOK_AND_GUARD}, on ${kind}: ${times.toFixed(2)} times the guard alone`);
  if (flags.check && times > HOOK_LIMIT)
    failures.push(`${HOOK_AND_GUARD}, on ${kind}: ${times.toFixed(2)} times the guard alone exceeds ${HOOK_LIMIT}`);
}

const ours = ratiosOf(FULL_SCRUB);
for (const peer of results.filter(({ readsValues }) => readsValues)) {
  const shared = Object.keys(ours).filter((kind) => kind in peer.ratios);
  if (shared.length === 0) continue;
  const least = Math.min(...shared.map((kind) => (peer.ratios[kind] ?? 0) / (ours[kind] ?? 0)));
  console.log(`${FULL_SCRUB} is at least ${least.toFixed(1)} times as fast as ${peer.name}`);
  if (least < TIMES_FASTER) failures.push(`${FULL_SCRUB} is less than ${TIMES_FASTER} times as fast as ${peer.name}`);
}

if (flags.only === undefined && flags.kind === undefined) {
  const exceeded = measureSuppressed();
  if (flags.check) failures.push(...exceeded);
}

if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(results, null, 2)}\n`);
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
