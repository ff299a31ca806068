import { randomBytes } from "node:crypto";

/** A made-up address in every trace, which must not reach Sentry. */
export const MAIL = "ada@example.org";

/** Kinds of traces, with the rate at which the policy keeps them. */
export const KINDS = Object.freeze([
  { kind: "ordinary", path: "/items", rate: 0.1, failsIn: "" },
  { kind: "failed in another service", path: "/items", rate: 1, failsIn: "mail" },
  { kind: "checkout", path: "/checkout", rate: 1, failsIn: "" },
  { kind: "health check", path: "/health", rate: 0, failsIn: "" },
]);

/**
 * Makes a trace of three services, which call each other.
 *
 * @param {(typeof KINDS)[number]} kind
 */
export function makeTrace({ kind, path, failsIn }) {
  const traceId = randomBytes(16).toString("hex");
  const [web, stock, mail] = [id(), id(), id()];
  /** @param {string} service @param {string} spanId @param {string | undefined} parentSpanId @param {object[]} attributes */
  const spanOf = (service, spanId, parentSpanId, attributes) => ({
    service,
    span: {
      traceId,
      spanId,
      ...(parentSpanId === undefined ? {} : { parentSpanId }),
      name: `${service} request`,
      kind: 2,
      startTimeUnixNano: `${Date.now()}000000`,
      endTimeUnixNano: `${Date.now() + 20}000000`,
      attributes,
      status: service === failsIn ? { code: 2, message: `no mailbox for ${MAIL}` } : {},
    },
  });
  return {
    id: traceId,
    kind,
    spans: [
      spanOf("web", web, undefined, [text("url.path", path), text("http.request.method", "GET")]),
      spanOf("stock", stock, web, [text("db.query.text", `select * from orders where mail = '${MAIL}'`)]),
      spanOf("mail", mail, stock, [text("mail.to", MAIL)]),
    ],
  };
}

function id() {
  return randomBytes(8).toString("hex");
}

/** @param {string} key @param {string} value */
function text(key, value) {
  return { key, value: { stringValue: value } };
}
