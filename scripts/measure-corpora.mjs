// Measures the scrubber on the test data of other projects' secret scanners. This repository does not contain that
// data, so the folder with the data is passed as an argument:
//
//   node scripts/measure-corpora.mjs FOLDER [--list] [--relay PYTHON]
//
// The folder contains files named NAME.pos.jsonl.gz (texts with secrets) and NAME.neg.jsonl.gz (texts without secrets).
// Each line of a file is a case { id, text, secrets }.
//
// `--list` prints, with a reason, each secret that was missed and each text without a secret that was changed. The
// reasons are in corpora-reasons.json, which identifies a text by its hash.
//
// `--relay` prints the texts that Relay, Sentry's own scrubber, changes with its default settings, but from which the
// scrubber removes nothing. PYTHON is a Python interpreter in which the package `sentry-relay` is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { createScrub } from "../packages/scrubber/dist/index.js";

const FILE = /^(?<corpus>.+)\.(?<sign>pos|neg)\.jsonl\.gz$/;
/**
 * Functions that put a string into an event, each in a different place. Each string is scrubbed in all of these places.
 */
const PLACES = [
  (/** @type {string} */ text) => ({ exception: { values: [{ type: "Error", value: text }] } }),
  (/** @type {string} */ text) => ({ extra: { note: text } }),
  (/** @type {string} */ text) => ({ breadcrumbs: [{ category: "app", message: text }] }),
];
const RELAY_PROGRAM = fileURLToPath(new URL("../packages/export/engines/relay.py", import.meta.url));
/** The settings of a new project that concern data scrubbing. */
const RELAY_SETTINGS = {
  scrubData: true,
  scrubDefaults: true,
  scrubIpAddresses: false,
  sensitiveFields: [],
  excludeFields: [],
};
/** Number of characters of a text that `--list` prints. */
const LONGEST_PRINTED = 160;

/**
 * @typedef {"missed" | "changed" | "relay"} Result What happened to a text: a secret in it was missed, a text without a
 * secret was changed, or only Relay changed it.
 * @typedef {{ result: Result, reason: string, isAccepted?: boolean, cases: string[] }} Reason
 * @typedef {{ corpus: string, sign: string, id: string, text: string, secrets: string[] }} Case
 */

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean", default: false }, relay: { type: "string" } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Pass the folder with the corpora: node scripts/measure-corpora.mjs FOLDER");

/** @type {Reason[]} */
const reasons = JSON.parse(readFileSync(new URL("corpora-reasons.json", import.meta.url), "utf8"));
const scrub = createScrub();
const cases = readdirSync(folder).sort().flatMap(casesIn);
// The secret of some texts is not known, so only what Relay does with them is compared.
const measured = cases.filter(({ sign, secrets }) => sign === "neg" || secrets.length > 0);
const groups = groupedBy(measured, groupOf);
console.table([...groups.values()].map(rowOf));
if (flags.list) for (const group of groups.values()) printReasons(group.filter(isBad), resultOf(group[0]?.sign));
if (flags.relay !== undefined) printReasons(onlyChangedByRelay(flags.relay), "relay");

/** @param {Case[]} group */
function rowOf(group) {
  const { corpus = "", sign } = group[0] ?? {};
  const bad = group.filter(isBad);
  const good = group.length - bad.length;
  const accepted =
    sign === "pos" ? undefined : bad.filter((one) => reasonOf(one, "changed")?.isAccepted === true).length;
  return {
    corpus,
    measured: sign === "pos" ? "secrets found" : "texts unchanged",
    good,
    of: group.length,
    percent: percentOf(good, group.length),
    "changed without a secret": accepted === undefined ? "" : `${accepted} (${percentOf(accepted, group.length)} %)`,
  };
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percentOf(part, whole) {
  return Number(((100 * part) / whole).toFixed(1));
}

/**
 * Prints cases by reason. Fails if a case has no reason.
 *
 * @param {Case[]} listed
 * @param {Result} result
 */
function printReasons(listed, result) {
  for (const [reason, ofReason] of groupedBy(listed, (one) => reasonOf(one, result)?.reason ?? "NO REASON GIVEN")) {
    console.log(`\n${result}: ${reason} (${ofReason.length})`);
    for (const one of ofReason)
      console.log(`  ${hashOf(one)} ${one.corpus} ${one.id}: ${JSON.stringify(one.text).slice(0, LONGEST_PRINTED)}`);
    if (reason === "NO REASON GIVEN") process.exitCode = 1;
  }
}

/**
 * @param {Case} one
 * @param {Result} result
 */
function reasonOf(one, result) {
  const hash = hashOf(one);
  return reasons.find((each) => each.result === result && each.cases.includes(hash));
}

/** @param {Case} one */
function hashOf({ text }) {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** @param {string | undefined} sign */
function resultOf(sign) {
  return sign === "pos" ? "missed" : "changed";
}

/** @param {Case} one */
function groupOf({ corpus, sign }) {
  return `${corpus} ${sign}`;
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf
 * @returns {Map<string, T[]>}
 */
function groupedBy(items, keyOf) {
  /** @type {Map<string, T[]>} */
  const grouped = new Map();
  for (const item of items) grouped.set(keyOf(item), [...(grouped.get(keyOf(item)) ?? []), item]);
  return grouped;
}

/**
 * @param {string} name
 * @returns {Case[]}
 */
function casesIn(name) {
  const { corpus = "", sign = "" } = FILE.exec(name)?.groups ?? {};
  if (corpus === "") return [];
  const lines = gunzipSync(readFileSync(join(folder ?? "", name)))
    .toString()
    .split("\n");
  return lines.filter((line) => line !== "").map((line) => ({ ...JSON.parse(line), corpus, sign }));
}

/** @param {Case} one */
function isBad(one) {
  return one.sign === "pos" ? !losesSecret(one) : !staysSame(one);
}

/** @param {Case} one */
function losesSecret({ text, secrets: [secret = ""] }) {
  return PLACES.every((place) => !textsOf(scrub(place(text))).includes(secret));
}

/** @param {Case} one */
function staysSame({ text }) {
  return PLACES.every((place) => textsOf(scrub(place(text))) === textsOf(place(text)));
}

/**
 * Returns all names and values in an event as one string. The remarks in `_meta` about what was redacted are left out.
 *
 * @param {object} event
 * @returns {string}
 */
function textsOf(event) {
  /** @type {string[]} */
  const texts = [];
  JSON.stringify({ ...event, _meta: undefined }, (name, value) => {
    texts.push(name, typeof value === "object" ? "" : String(value));
    return value;
  });
  return texts.join("\0");
}

/**
 * Returns the cases that Relay changes and the scrubber keeps. A text with a known secret also counts if the scrubber
 * changes it without removing the secret.
 *
 * @param {string} python
 * @returns {Case[]}
 */
function onlyChangedByRelay(python) {
  const events = cases.map(({ text }) => Object.assign({}, ...PLACES.map((place) => place(text))));
  const config = askRelay(python, { command: "settings", settings: RELAY_SETTINGS });
  /** @type {object[]} */
  const stripped = askRelay(python, { command: "strip", config, events });
  const changed = cases.filter((one, index) => {
    const { exception, extra, breadcrumbs } = Object(stripped[index]);
    const texts = [exception?.values?.[0]?.value, extra?.note, breadcrumbs?.values?.[0]?.message];
    return texts.some((text) => text !== one.text);
  });
  const kept = changed.filter(
    (one) => staysSame(one) || (one.sign === "pos" && one.secrets.length > 0 && !losesSecret(one)),
  );
  console.log(
    `\nRelay changes ${changed.length} of ${cases.length} texts. The scrubber keeps ${kept.length} of these.`,
  );
  return kept;
}

/**
 * @param {string} python
 * @param {object} question
 */
function askRelay(python, question) {
  const { status, stdout, stderr, error } = spawnSync(python, [RELAY_PROGRAM], {
    input: JSON.stringify(question),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`Relay failed. Is sentry-relay installed in ${python}? ${stderr || error}`);
  return JSON.parse(stdout);
}
