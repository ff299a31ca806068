import { escapeDollar } from "./escape.ts";
import type { JsonObject } from "./json.ts";
import { variable } from "./variable.ts";

/**
 * A configuration of the OpenTelemetry Collector. It can be saved as JSON, because the collector reads YAML, and JSON
 * is valid YAML.
 */
export interface CollectorConfig {
  readonly receivers: JsonObject;
  readonly processors: JsonObject;
  readonly exporters: JsonObject;
  readonly service: JsonObject;
}

/** The address on which a collector listens. By default, only programs on the same machine can reach it. */
const LISTEN = variable("OTLP_LISTEN", "localhost");
const SENTRY_ENDPOINT = variable("SENTRY_OTLP_ENDPOINT");
const SENTRY_KEY = variable("SENTRY_PUBLIC_KEY");

const RECEIVERS: JsonObject = {
  otlp: { protocols: { grpc: { endpoint: `${LISTEN}:4317` }, http: { endpoint: `${LISTEN}:4318` } } },
};
/** Refuses spans before memory runs out. SDKs then send them again later. */
const MEMORY_LIMITER: JsonObject = { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 20 };
/** Limits a request to 1000 spans, each of about a kilobyte, because Sentry limits the size of a request. */
const BATCH: JsonObject = { send_batch_size: 1000, send_batch_max_size: 1000, timeout: "1s" };

/**
 * Returns the configuration of a collector that applies the processors in their order, and sends the spans to Sentry.
 */
export function pipelineWith(processors: JsonObject, endpoint: string | undefined): CollectorConfig {
  const all: JsonObject = { memory_limiter: MEMORY_LIMITER, ...processors, batch: BATCH };
  return {
    receivers: RECEIVERS,
    processors: all,
    exporters: {
      otlp_http: {
        traces_endpoint: tracesEndpoint(endpoint === undefined ? SENTRY_ENDPOINT : escapeDollar(endpoint)),
        headers: { "X-Sentry-Auth": `Sentry sentry_version=7, sentry_key=${SENTRY_KEY}` },
      },
    },
    service: {
      pipelines: { traces: { receivers: ["otlp"], processors: Object.keys(all), exporters: ["otlp_http"] } },
    },
  };
}

/**
 * Returns the configuration of the load balancer in front of several collectors. It sends all spans of a trace to the
 * same collector, which needs the whole trace to decide about it.
 *
 * @param addresses The addresses of the collectors, or `undefined` to find them by DNS.
 */
export function balancerFor(addresses: readonly string[] | undefined): CollectorConfig {
  const resolver: JsonObject =
    addresses === undefined
      ? { dns: { hostname: variable("COLLECTORS_HOSTNAME"), port: "4317" } }
      : { static: { hostnames: addresses } };
  return {
    receivers: RECEIVERS,
    processors: { memory_limiter: MEMORY_LIMITER },
    exporters: {
      load_balancing: { routing_key: "traceID", protocol: { otlp: { tls: { insecure: true } } }, resolver },
    },
    service: {
      pipelines: { traces: { receivers: ["otlp"], processors: ["memory_limiter"], exporters: ["load_balancing"] } },
    },
  };
}

/** Adds `/v1/traces` if it is missing: `https://host/otlp` -> `https://host/otlp/v1/traces` */
function tracesEndpoint(endpoint: string): string {
  return /\/v1\/traces\/?$/.test(endpoint) ? endpoint : `${endpoint.replace(/\/$/, "")}/v1/traces`;
}
