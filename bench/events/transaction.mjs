import { spanData } from "./span-data.mjs";

const SPANS = 500;

/**
 * Creates a transaction with 500 spans (about 438 KB). By default, SDK v10 sends spans in this format. SDK v11 does so
 * only in the static lifecycle.
 *
 * @param {import("./random.mjs").Random} random
 */
export function transaction(random) {
  const { int, hex, word, seconds, path, planted } = random;
  const trace = hex(32);
  const root = hex(16);
  const start = seconds();
  const span = (/** @type {unknown} */ _, /** @type {number} */ place) => {
    const { op, name, attributes } = spanData(random);
    const began = start + place / 1000;
    return {
      span_id: hex(16),
      trace_id: trace,
      parent_span_id: root,
      op,
      origin: "auto.http.otel.http",
      description: name,
      status: "ok",
      start_timestamp: began,
      timestamp: began + int(1, 90) / 1000,
      data: { "sentry.op": op, "sentry.origin": "auto.http.otel.http", "thread.id": int(1, 8), ...attributes },
    };
  };
  return {
    event_id: hex(32),
    type: "transaction",
    transaction: `GET ${path(2)}/:id`,
    transaction_info: { source: "route" },
    platform: "node",
    server_name: `${word()}-${hex(10)}`,
    release: `api@${hex(40)}`,
    environment: "production",
    start_timestamp: start,
    timestamp: start + 1.2,
    contexts: {
      trace: {
        trace_id: trace,
        span_id: root,
        op: "http.server",
        status: "ok",
        origin: "auto.http.otel.http",
        data: { "http.request.method": "GET", "url.path": path(3), "http.response.status_code": 200 },
      },
      runtime: { name: "node", version: "v20.20.2" },
    },
    request: {
      method: "GET",
      url: `https://api.shop.example${path(3)}`,
      query_string: `page=${int(1, 9)}`,
      headers: { host: "api.shop.example", accept: "application/json", cookie: `theme=dark; sid=${planted.token()}` },
    },
    user: { id: String(int(1, 90_000)), email: planted.email(), ip_address: planted.ip() },
    tags: { tenant: word(), shard: String(int(1, 32)) },
    spans: Array.from({ length: SPANS }, span),
    sdk: {
      name: "sentry.javascript.node",
      version: "10.78.0",
      packages: [{ name: "npm:@sentry/node", version: "10.78.0" }],
    },
  };
}
