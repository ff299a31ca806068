import { heading, printTable } from "./paint.mjs";

/** What the items of each type contain. */
const CONTENTS = Object.freeze({
  event: "errors",
  span: "traces",
  client_report: "number of dropped items",
});

/**
 * Prints how many items of each type were sent, and how many of the planted secrets they contain. Returns the number of
 * secrets that were sent in each run.
 *
 * @param {import("@sentry-policy/e2e/ingest").Ingest} ingest
 * @param {{ unprotected: string, protected: string }} projects
 * @param {readonly string[]} secrets
 */
export function printArrivals(ingest, projects, secrets) {
  heading(`All items that were sent, and how many of the ${secrets.length} planted secrets they contain`);
  const inBoth = [projects.unprotected, projects.protected];
  const types = [...new Set(ingest.items().map(({ type }) => type))].sort();
  const rows = types.map((type) => [
    Object.hasOwn(CONTENTS, type) ? `${type} (${Reflect.get(CONTENTS, type)})` : type,
    ...inBoth.map((project) => {
      const items = ingest.items(type, project);
      const text = items.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
      return cellOf(items.length, countSecrets(text));
    }),
  ]);
  printTable(["item type", "sent without the policy", "sent with the policy"], rows);
  const [without = 0, withPolicy = 0] = inBoth.map((project) =>
    countSecrets(ingest.envelopes.map(({ projectId, text }) => (projectId === project ? text : "")).join("\n")),
  );
  return { without, withPolicy };

  /** @param {string} text */
  function countSecrets(text) {
    return secrets.filter((secret) => text.includes(secret)).length;
  }
}

/** @param {number} items @param {number} secrets @returns {import("./paint.mjs").Cell} */
function cellOf(items, secrets) {
  const count = `${items} ${items === 1 ? "item" : "items"}, `;
  const text = `${count}${secrets} ${secrets === 1 ? "secret" : "secrets"}`;
  return { text, marked: [count.length, text.length], style: secrets === 0 ? "green" : "red" };
}
