// Tests that the scrubber survives an exception at any point of its work. A step is a point at which this app can
// throw. In the first envelope, step 1 throws. In the second one, step 2 throws, and so on, until an envelope has too
// few steps. Prints one line of JSON.
//
// STEPS selects the steps: each access to the data (`proxies`), each call of the policy's digest function (`digest`),
// or each call of a built-in function (`builtins`). With FROM_THEN_ON, all later steps throw too.

import { envelopeItemTypeToDataCategory } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const { STEPS, FROM_THEN_ON, ITEM, SENTRY_DSN } = process.env;
const MAX_STEPS = 20_000;
const { email, bearer, password } = secrets;

const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(`rejection: ${reason}`));
const warnings = [];
console.warn = (...args) => warnings.push(args.join(" "));

let step = 0;
let failAt = 0;
let isArmed = false;
function countStep() {
  if (!isArmed) return;
  step += 1;
  if (step === failAt || (FROM_THEN_ON !== undefined && step > failAt)) throw new Error(`a fault beside ${email}`);
}

/** Wraps data in a proxy, so that every access to it counts as a step. */
function countingProxy(value) {
  if (typeof value !== "object" || value === null) return value;
  const handler = {};
  for (const trap of ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"]) {
    handler[trap] = (target, ...rest) => {
      countStep();
      const found = Reflect[trap](target, ...rest);
      return trap === "get" ? countingProxy(found) : found;
    };
  }
  return new Proxy(value, handler);
}

/**
 * Built-in functions that the scrubber calls. With STEPS=builtins, each of their calls while an envelope is scrubbed is
 * a step.
 */
const BUILTINS = [
  [RegExp.prototype, "exec"],
  [JSON, "parse"],
  [Object, "hasOwn"],
  [Object, "fromEntries"],
  [Object, "getPrototypeOf"],
  [Reflect, "get"],
  [String.prototype, "slice"],
  [String.prototype, "replace"],
  [String.prototype, "includes"],
  [String.prototype, "trim"],
  [Array.prototype, "map"],
  [Array.prototype, "filter"],
  [TextEncoder.prototype, "encode"],
  [TextDecoder.prototype, "decode"],
];

function failInBuiltins() {
  for (const [owner, name] of BUILTINS) {
    const original = owner[name];
    Object.defineProperty(owner, name, {
      value(...args) {
        countStep();
        return Reflect.apply(original, this, args);
      },
      writable: true,
      configurable: true,
    });
  }
}

const digest = (text) => {
  countStep();
  return text.length.toString(16).padStart(64, "0");
};

Sentry.init({
  dsn: SENTRY_DSN,
  defaultIntegrations: false,
  transportOptions: { bufferSize: 1000 },
  ...scrubber(STEPS === "digest" ? { redaction: { method: "hash", digest } } : {}),
});
if (STEPS === "builtins") failInBuiltins();
const client = Sentry.getClient();
const dropped = [];
const record = client.recordDroppedEvent.bind(client);
client.recordDroppedEvent = (reason, category, count = 1) => {
  dropped.push(`${reason}:${category}:${count}`);
  record(reason, category, count);
};
// The SDK calls the built-in functions too, so they throw only while `beforeEnvelope` is emitted, which is when the
// scrubber runs. The proxies and the digest are used by the scrubber alone, so they can always throw.
const emit = client.emit.bind(client);
client.emit = (hook, ...args) => {
  if (hook !== "beforeEnvelope") return emit(hook, ...args);
  isArmed = true;
  try {
    return emit(hook, ...args);
  } finally {
    isArmed = STEPS !== "builtins";
  }
};

const note = `to ${email} with Bearer ${bearer} and password=${password}`;
const typed = (value) => ({ value, type: "string" });
const PAYLOADS = {
  event: (name) => ({
    event_id: name,
    message: `for ${note}`,
    tags: { note },
    extra: { password, list: [email, { authorization: `Bearer ${bearer}` }], json: JSON.stringify({ password }) },
    request: { url: `https://shop.example/?token=${password}`, headers: { authorization: `Bearer ${bearer}` } },
    breadcrumbs: [{ message: note, data: { password } }],
    exception: {
      values: [{ type: "Error", value: note, stacktrace: { frames: [{ function: "f", vars: { password } }] } }],
    },
  }),
  transaction: (name) => ({
    event_id: name,
    transaction: `GET /?email=${email}`,
    contexts: { trace: { trace_id: "a".repeat(32), span_id: "b".repeat(16), data: { password, note } } },
    spans: [
      { span_id: "c".repeat(16), description: `GET /?token=${password}`, data: { note, authorization: bearer } },
      { span_id: "d".repeat(16), description: "part", data: { password } },
    ],
  }),
  log: (name) => ({
    version: 2,
    items: [1, 2, 3].map((each) => ({
      body: `${name} ${each} ${note}`,
      attributes: { password: typed(password), note: typed(note) },
    })),
  }),
  check_in: (name) => ({
    check_in_id: name,
    monitor_slug: `nightly ${note}`,
    status: "ok",
    monitor_config: { password },
  }),
  attachment: (name) => new TextEncoder().encode(JSON.stringify({ name, note, password })),
};
const itemHeader = {
  log: { item_count: 3, content_type: "application/vnd.sentry.items.log+json" },
  attachment: { filename: `${email}.txt`, content_type: "text/plain", length: 1 },
};

function envelopeOf(name) {
  const made = PAYLOADS[ITEM](name);
  const payload = STEPS === "proxies" && !(made instanceof Uint8Array) ? countingProxy(made) : made;
  const header = { event_id: name, trace: { trace_id: "a".repeat(32), transaction: `GET /?email=${email}` } };
  return [STEPS === "proxies" ? countingProxy(header) : header, [[{ type: ITEM, ...itemHeader[ITEM] }, payload]]];
}

/**
 * The dropped items of each envelope. Step n threw in envelope n. The last envelope has too few steps, so nothing threw
 * in it.
 */
const runs = [];
let isDone = false;
while (!isDone && failAt < MAX_STEPS) {
  failAt += 1;
  step = 0;
  dropped.length = 0;
  const name = failAt.toString(16).padStart(32, "0");
  isArmed = STEPS !== "builtins";
  await client.sendEnvelope(envelopeOf(name));
  isArmed = false;
  isDone = step < failAt;
  runs.push({ name, dropped: [...dropped] });
  if (failAt % 200 === 0) await Sentry.flush(5000);
}
await Sentry.flush(5000);
client._flushOutcomes?.();
await Sentry.flush(5000);
console.log(JSON.stringify({ unhandled, warnings, runs, isDone, category: envelopeItemTypeToDataCategory(ITEM) }));
