// Sends a replay recording directly to the transport, as the browser SDK does, so that no hook is called. FORM selects
// whether the recording is compressed or damaged. Prints the transport's response.
import { deflateSync } from "node:zlib";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const { FORM, GUARD, SENTRY_DSN } = process.env;
const { email, bearer, password } = secrets;
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(`rejection: ${reason}`));

const element = (id, tagName, attributes, ...childNodes) => ({ type: 2, id, tagName, attributes, childNodes });
const words = (id, textContent) => ({ type: 3, id, textContent });
const timestamp = 1_764_000_000_000;
const events = [
  {
    type: 4,
    timestamp,
    data: { href: `https://shop.example/?token=${password}#for=${email}`, width: 800, height: 600 },
  },
  {
    type: 2,
    timestamp,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          element(2, "p", { class: "note" }, words(3, `write to ${email}, with Bearer ${bearer} – or ünïcode`)),
          element(4, "input", { type: "hidden", name: "password", value: password }),
        ],
      },
      initialOffset: { left: 0, top: 0 },
    },
  },
  { type: 3, timestamp, data: { source: 5, id: 4, text: `password=${password}`, isChecked: false } },
  { type: 5, timestamp, data: { tag: "options", payload: { sessionSampleRate: 1, useCompression: false } } },
];

const header = '{"segment_id":0}\n';
const bytes = (...parts) => new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
const compressed = deflateSync(JSON.stringify(events));
const FORMS = {
  text: () => header + JSON.stringify(events),
  "bytes of text": () => bytes(header, JSON.stringify(events)),
  compressed: () => bytes(header, compressed),
  "cut off": () => bytes(header, compressed.subarray(0, compressed.length - 20)),
  "compressed with a tail": () => bytes(header, compressed, `password=${password}`),
  damaged: () =>
    bytes(
      header,
      compressed.map((byte, place) => (place === 40 ? byte ^ 0xff : byte)),
    ),
  "of another compression": () => bytes(header, [0x28, 0xb5, 0x2f, 0xfd], `password=${password}`),
  "without a header": () => bytes(compressed),
  "of text cut off": () => header + JSON.stringify(events).slice(0, -30),
};

Sentry.init({ dsn: SENTRY_DSN, ...(GUARD === undefined ? {} : scrubber()) });
const client = Sentry.getClient();
const payload = FORMS[FORM]();
const length = typeof payload === "string" ? Buffer.byteLength(payload) : payload.length;
const event = {
  type: "replay_event",
  replay_id: "a".repeat(32),
  segment_id: 0,
  urls: [`https://shop.example/?token=${password}`],
};
const answer = await client
  .getTransport()
  .send([
    { event_id: "a".repeat(32) },
    [
      [{ type: "replay_event" }, event],
      [{ type: "replay_recording", length }, payload],
    ],
  ])
  .then(
    ({ statusCode }) => ({ statusCode }),
    (error) => ({ error: String(error) }),
  );
await Sentry.flush(3000);
process.emit("beforeExit", 0);
await Sentry.flush(3000);
console.log(JSON.stringify({ unhandled, answer, events }));
process.exit(0);
