/** A place in an SDK payload for text or data of the app. `around` returns a payload with a value at this place. */
export type EventPlace = readonly [name: string, around: (value: unknown) => unknown];

const STAMP = 1_767_225_600;

/** Returns an error event like those of the Node SDK. `more` adds or replaces fields. */
function event(more: object): object {
  return {
    event_id: "9ec79c33ec9942ab8353589fcb2e04dc",
    timestamp: STAMP,
    platform: "node",
    level: "error",
    environment: "production",
    release: "shop@1.4.2",
    exception: {
      values: [{ type: "TypeError", value: "x is not a function", mechanism: { type: "generic", handled: false } }],
    },
    contexts: { runtime: { name: "node", version: "v20.20.2" } },
    ...more,
  };
}

function frame(more: object): object {
  const frames = [{ filename: "/srv/app/pay.js", function: "pay", lineno: 12, colno: 9, in_app: true, ...more }];
  return event({
    exception: { values: [{ type: "TypeError", value: "x is not a function", stacktrace: { frames } }] },
  });
}

const SPAN = {
  span_id: "b0e6f15b45c36b12",
  trace_id: "4c79f60c11214eb38604f4ae0781bfb2",
  start_timestamp: STAMP,
  timestamp: STAMP,
};

/** Places that can contain any value. Their field names are harmless, so a secret must be recognized by its form. */
export const PLACES: readonly EventPlace[] = [
  ["bare", (v) => v],
  ["object", (v) => ({ note: v })],
  ["list", (v) => [1, v, "x"]],
  ["exception value", (v) => event({ exception: { values: [{ type: "Error", value: v }] } })],
  ["message", (v) => event({ message: v })],
  ["logentry", (v) => event({ logentry: { message: "failed: %s", formatted: v, params: [v] } })],
  ["breadcrumb message", (v) => event({ breadcrumbs: [{ category: "console", level: "log", message: v }] })],
  ["breadcrumb data", (v) => event({ breadcrumbs: [{ category: "fetch", data: { method: "GET", arguments: [v] } }] })],
  ["request body", (v) => event({ request: { url: "https://example.com/pay", method: "POST", data: v } })],
  ["request query", (v) => event({ request: { url: "https://example.com/pay", query_string: v } })],
  ["request header", (v) => event({ request: { headers: { accept: "*/*", "x-debug": v } } })],
  ["extra", (v) => event({ extra: { note: v } })],
  ["deep extra", (v) => event({ extra: { a: { b: [{ c: [[v]] }] } } })],
  ["tag", (v) => event({ tags: { detail: v } })],
  ["context", (v) => event({ contexts: { order: { detail: v } } })],
  [
    "trace data",
    (v) => event({ type: "transaction", contexts: { trace: { ...SPAN, op: "http.server", data: { detail: v } } } }),
  ],
  ["user id", (v) => event({ user: { id: v } })],
  ["frame vars", (v) => frame({ vars: { value: v } })],
  ["frame context line", (v) => frame({ context_line: v, pre_context: ["function pay() {", v] })],
  ["span description", (v) => event({ type: "transaction", spans: [{ ...SPAN, op: "http.client", description: v }] })],
  ["span data", (v) => event({ type: "transaction", spans: [{ ...SPAN, op: "db", data: { "db.query": v } }] })],
  ["transaction name", (v) => event({ type: "transaction", transaction: v })],
  [
    "streamed span attribute",
    (v) => ({ version: 2, items: [{ ...SPAN, name: "pay", attributes: { detail: { value: v, type: "string" } } }] }),
  ],
  ["log body", (v) => ({ version: 2, items: [{ timestamp: STAMP, level: "info", body: v, attributes: {} }] })],
  [
    "log attribute",
    (v) => ({
      version: 2,
      items: [{ level: "info", body: "ok", attributes: { detail: { value: v, type: "string" } } }],
    }),
  ],
  ["feedback", (v) => event({ type: "feedback", contexts: { feedback: { message: v, url: "https://example.com" } } })],
  ["fingerprint", (v) => event({ fingerprint: ["{{ default }}", v] })],
  [
    "mechanism data",
    (v) =>
      event({
        exception: { values: [{ type: "Error", value: "x", mechanism: { type: "generic", data: { detail: v } } }] },
      }),
  ],
];

/** Uses the value as a field name, because apps can use any text as a field name. */
export const KEY_PLACE: EventPlace = ["key name", (v) => event({ extra: { [String(v)]: 1 } })];

/** Functions that put a value into data under a given name. */
export const FIELDS: readonly ((name: string, value: string) => unknown)[] = [
  (name, value) => ({ [name]: value }),
  (name, value) => ({ user: { id: 7, [name]: value } }),
  (name, value) => [
    ["accept", "*/*"],
    [name, value],
  ],
  (name, value) => ({ [name]: { value, type: "string" } }),
  (name, value) => ({ [name]: [value, value] }),
  (name, value) => ({ [name]: { current: value } }),
  (name, value) => [{ list: [{ [name]: value }] }],
  (name, value) => JSON.stringify({ page: 2, [name]: value }),
  (name, value) => JSON.stringify({ body: JSON.stringify({ [name]: value }) }),
  (name, value) => Object.assign(Object.create(null), { [name]: value }),
];
