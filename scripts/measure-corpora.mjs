// Measures the scrubber on the test data of other projects' secret scanners. This repository does not contain that
// data, so the folder with the data is passed as an argument:
//
//   node scripts/measure-corpora.mjs FOLDER [--list]
//
// The folder contains files named NAME.pos.jsonl.gz (texts with secrets) and NAME.neg.jsonl.gz (texts without secrets).
// Each line of a file is a case { id, text, secrets }. `--list` prints the cases in which the scrubber missed a secret
// or redacted harmless text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

/** @typedef {{ id: string, text: string, secrets: string[] }} Case */

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: "boolean", default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("Pass the folder with the corpora: node scripts/measure-corpora.mjs FOLDER");

const scrub = createScrub();
const files = readdirSync(folder)
  .sort()
  .map((name) => FILE.exec(name));
console.table(files.flatMap((file) => (file === null ? [] : [rowOf(file)])));

/** @param {RegExpExecArray} file */
function rowOf({ 0: name, groups = {} }) {
  const { corpus = "", sign } = groups;
  const isGood = sign === "pos" ? losesSecret : staysSame;
  const cases = casesIn(join(folder ?? "", name)).filter(({ secrets }) => sign === "neg" || secrets.length > 0);
  const bad = cases.filter((one) => !isGood(one));
  if (flags.list) for (const { id, text } of bad) console.log(`${corpus} ${sign} ${id}: ${JSON.stringify(text)}`);
  const good = cases.length - bad.length;
  const percent = Number(((100 * good) / cases.length).toFixed(1));
  return { corpus, measured: sign === "pos" ? "secrets found" : "texts unchanged", good, of: cases.length, percent };
}

/**
 * @param {string} path
 * @returns {Case[]}
 */
function casesIn(path) {
  const lines = gunzipSync(readFileSync(path)).toString().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
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
