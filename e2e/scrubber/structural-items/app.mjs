// Sends envelope headers, item headers, items and replay recordings through the client, as an integration would. Reads
// them from the JSON file ROWS. Each one contains secrets, which must not be sent if GUARD is set. `row` in an item's
// header is its index in the file.
import { readFileSync } from "node:fs";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";

const { GUARD, ROWS, SENTRY_DSN } = process.env;
const TOGETHER = 20;

Sentry.init({ dsn: SENTRY_DSN, ...(GUARD === undefined ? {} : scrubber()) });
const client = Sentry.getClient();

const rows = JSON.parse(readFileSync(ROWS, "utf8"));
const items = [];
for (const [row, { target, type, part }] of rows.entries()) {
  if (target === "envelope header") await client.sendEnvelope([part, [[{ type, row }, {}]]]);
  else items.push(itemOf(target, { type, row }, part));
}
for (let first = 0; first < items.length; first += TOGETHER) {
  await client.sendEnvelope([{}, items.slice(first, first + TOGETHER)]);
}
await Sentry.flush(5000);

function itemOf(target, header, part) {
  if (target === "item header") return [{ ...header, ...part }, {}];
  if (target === "item") return [header, part];
  const recording = target === "segment" ? `${JSON.stringify(part)}\n[]` : `{"segment_id":0}\n${JSON.stringify(part)}`;
  return [{ ...header, length: Buffer.byteLength(recording) }, recording];
}
