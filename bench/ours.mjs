import { serializeEnvelope } from "@sentry/core";
import { ServerRuntimeClient } from "@sentry/core/server";
import { createScrub, scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { NAMES } from "./names.mjs";

/** @typedef {import("./harness.mjs").Candidate} Candidate */
/** @typedef {[header: object, items: [header: object, payload: any][]]} Envelope */

const DSN = "http://public@127.0.0.1:9/1";
const HEADER = Object.freeze({ sent_at: "2026-11-24T00:00:00.000Z", sdk: { name: "sentry.javascript.node" } });
const SENT = Promise.resolve({});

/** @type {readonly import("./harness.mjs").Row[]} */
export const OURS = [
  { name: "createScrub()", group: "ours", prepare: () => ({ run: createScrub() }) },
  { name: "guard, net of sending", group: "ours", prepare: (kind) => guarded(kind, false) },
  {
    name: "beforeSend and guard, net",
    group: "ours",
    prepare: (kind) => (kind.itemHeader["type"] === "event" ? guarded(kind, true) : undefined),
  },
  { name: "names only", group: "ours", prepare: () => ({ run: createScrub(namesOnlyPolicy()) }) },
];

/** Returns a policy that looks only at names and searches no value. */
function namesOnlyPolicy() {
  return { scrubDefaults: false, sensitiveFields: NAMES, detectors: { pairs: false } };
}

/**
 * Measures from the finished envelope to the bytes, in the SDK's client, and subtracts the same without a guard. Where
 * the guard passes on a serialized text, the serialization that the SDK saves counts in its favor.
 *
 * @param {import("./events/index.mjs").Kind} kind
 * @param {boolean} withHook
 * @returns {Candidate}
 */
function guarded(kind, withHook) {
  const { beforeSend, integrations } = scrubber();
  const guard = clientWith(withHook ? integrations : [scrubberIntegration()]);
  const bare = clientWith([]);
  return {
    enter: (payload) => [HEADER, [[{ ...kind.itemHeader }, payload]]],
    run: (/** @type {Envelope} */ envelope) => {
      const item = envelope[1][0];
      if (withHook && item !== undefined) item[1] = beforeSend(item[1]);
      return send(guard, envelope);
    },
    without: (/** @type {Envelope} */ envelope) => send(bare, envelope),
  };
}

/**
 * @param {ServerRuntimeClient} client
 * @param {Envelope} envelope
 */
function send(client, envelope) {
  // @ts-expect-error the generated value has an envelope's form, but not its nominal type
  client.sendEnvelope(envelope);
  return sent;
}

/** The body of the last request, which `send` returns. */
let sent = /** @type {string | Uint8Array} */ ("");

/** @param {any[]} integrations */
function clientWith(integrations) {
  const client = new ServerRuntimeClient({
    dsn: DSN,
    integrations,
    stackParser: () => [],
    sendClientReports: false,
    transport: () => ({
      send(envelope) {
        sent = serializeEnvelope(envelope);
        return SENT;
      },
      flush: () => Promise.resolve(true),
    }),
  });
  client.init();
  return client;
}
