/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} group
 * @property {boolean} readsValues
 * @property {Record<string, number>} ratios by kind
 * @property {Record<string, { left: number, planted: number }>} left by kind
 */

/** @type {Readonly<Record<string, string>>} */
const TITLES = Object.freeze({ floor: "lower bounds", peer: "alternatives", ours: "sentry-policy" });
const NAME_WIDTH = 46;
const CELL_WIDTH = 14;

/**
 * Prints one line for each row. A line contains the ratio for each kind of payload, with the limit if there is one, and
 * the share of the planted secrets that are left in the output.
 *
 * @param {readonly Result[]} results
 * @param {readonly { name: string }[]} kinds
 * @param {(row: string, kind: string) => number | undefined} limitOf
 */
export function printTable(results, kinds, limitOf) {
  console.log("Time as a ratio to JSON.stringify of the same payload, and the share of planted secrets that remain");
  line("", [...kinds.map(({ name }) => name), "secrets left"]);
  let group = "";
  for (const result of results) {
    if (result.group !== group) console.log(TITLES[result.group] ?? result.group);
    group = result.group;
    const cells = kinds.map(({ name }) => {
      const ratio = result.ratios[name];
      const limit = limitOf(result.name, name);
      return ratio === undefined ? "-" : `${ratio.toFixed(2)}${limit === undefined ? "" : ` / ${limit}`}`;
    });
    line(`  ${result.name}`, [...cells, shareLeft(Object.values(result.left))]);
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} cells
 */
function line(name, cells) {
  console.log(name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join(""));
}

/** @param {readonly { left: number, planted: number }[]} counts */
function shareLeft(counts) {
  const planted = counts.reduce((sum, count) => sum + count.planted, 0);
  const left = counts.reduce((sum, count) => sum + count.left, 0);
  return planted === 0 ? "" : `${((100 * left) / planted).toFixed(0)} %`;
}
