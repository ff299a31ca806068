import { serializeEnvelope } from "@sentry/core";
import { ServerRuntimeClient } from "@sentry/core/server";
import { deliveryHealth } from "@sentry-policy/health";
import { createScrub, scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { NAMES } from "./names.mjs";

/** @typedef {import("./harness.mjs").Candidate} Candidate */
/** @typedef {[header: object, items: [header: object, payload: any][]]} Envelope */

const DSN = "http://public@127.0.0.1:9/1";
const HEADER = Object.freeze({ sent_at: "2026-11-24T00:00:00.000Z", sdk: { name: "sentry.javascript.node" } });
const SEND_RESULT = Promise.resolve({ statusCode: 200 });

/** @type {readonly import("./harness.mjs").Row[]} */
export const OURS = [
  { name: "createScrub()", group: "ours", prepare: () => ({ run: createScrub() }) },
  { name: "createScrub(), first seen", group: "ours", firstSeen: true, prepare: () => ({ run: createScrub() }) },
  { name: "guard, net of sending", group: "ours", prepare: (kind) => guarded(kind, false) },
  {
    name: "beforeSend and guard, net",
    group: "ours",
    prepare: (kind) => (kind.itemHeader["type"] === "event" ? guarded(kind, true) : undefined),
  },
  { name: "health, net of sending", group: "ours", prepare: observed },
  { name: "names only", group: "ours", prepare: () => ({ run: createScrub(namesOnlyPolicy()) }) },
];

/** Returns a policy that redacts fields by their names only, and does not search values. */
function namesOnlyPolicy() {
  return { scrubDefaults: false, sensitiveFields: NAMES, detectors: { pairs: false } };
}

/**
 * Times an SDK client from the finished envelope to the serialized bytes, with the guard (the scrubber's integration,
 * which scrubs every envelope). The time of the same client without the guard is subtracted. If the guard has already
 * serialized a part of the envelope, the SDK does not serialize that part again. The time that this saves counts in
 * favor of the guard.
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
      if (withHook && item !== undefined) {
        const hint = {};
        guard.emit("preprocessEvent", item[1], hint);
        item[1] = beforeSend(item[1], hint);
      }
      return send(guard, envelope);
    },
    without: (/** @type {Envelope} */ envelope) => send(bare, envelope),
  };
}

/**
 * Times an SDK client with `deliveryHealth`, from the finished envelope to the serialized bytes. The time of the same
 * client without `deliveryHealth` is subtracted.
 *
 * @param {import("./events/index.mjs").Kind} kind
 * @returns {Candidate}
 */
function observed(kind) {
  const [client, bare] = [clientWith([]), clientWith([])];
  deliveryHealth(client);
  return {
    enter: (payload) => [HEADER, [[{ ...kind.itemHeader }, payload]]],
    run: (/** @type {Envelope} */ envelope) => send(client, envelope),
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
  return lastBody;
}

/** The body of the most recent request. The function `send` returns it. */
let lastBody = /** @type {string | Uint8Array} */ ("");

/** @param {any[]} integrations */
function clientWith(integrations) {
  const client = new ServerRuntimeClient({
    dsn: DSN,
    integrations,
    stackParser: () => [],
    sendClientReports: false,
    transport: () => ({
      send(envelope) {
        lastBody = serializeEnvelope(envelope);
        return SEND_RESULT;
      },
      flush: () => Promise.resolve(true),
    }),
  });
  client.init();
  return client;
}
