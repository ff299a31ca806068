import { browserError } from "./browser-error.mjs";
import { logs } from "./logs.mjs";
import { randomOf } from "./random.mjs";
import { serverError } from "./server-error.mjs";
import { spans } from "./spans.mjs";
import { transaction } from "./transaction.mjs";

/**
 * A kind of payload. `make` creates one, and `itemHeader` is the header of its envelope item. `together` is how many
 * payloads are processed in one measurement: more of a small kind, because a single small payload takes too little time
 * to be measured precisely.
 *
 * @typedef {object} Kind
 * @property {"browser" | "server" | "transaction" | "logs" | "spans"} name
 * @property {Record<string, unknown>} itemHeader
 * @property {number} together
 * @property {(random: import("./random.mjs").Random) => object} make
 */

/** @type {readonly Kind[]} */
export const KINDS = Object.freeze([
  { name: "browser", itemHeader: { type: "event" }, together: 48, make: browserError },
  { name: "server", itemHeader: { type: "event" }, together: 6, make: serverError },
  { name: "transaction", itemHeader: { type: "transaction" }, together: 1, make: transaction },
  {
    name: "logs",
    itemHeader: { type: "log", item_count: 100, content_type: "application/vnd.sentry.items.log+json" },
    together: 4,
    make: logs,
  },
  {
    name: "spans",
    itemHeader: { type: "span", item_count: 200, content_type: "application/vnd.sentry.items.span.v2+json" },
    together: 2,
    make: spans,
  },
]);

/**
 * Creates a payload as JSON, and lists the secrets in it. The caller can parse it into any number of copies. The same
 * seed always gives the same payload.
 *
 * With `firstSeen`, payloads with different seeds have different stack frames, source lines, variable names and package
 * names. So what the scrubber has cached for one payload does not speed up the next one.
 *
 * @param {Kind} kind
 * @param {number} seed
 * @param {boolean} [firstSeen]
 */
export function payloadOf(kind, seed, firstSeen = false) {
  const random = randomOf(seed, firstSeen);
  return { json: JSON.stringify(kind.make(random)), secrets: random.secrets };
}
