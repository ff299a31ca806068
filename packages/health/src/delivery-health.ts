import { callCallback } from "@sentry-policy/internal/callback";
import { field, isFunction } from "@sentry-policy/internal/guards";
import { type Monitor, type StatusListener, updateStatus } from "./delivery/monitor.ts";
import type { HealthStatus } from "./delivery/status.ts";
import { checkOptions, type HealthOptions } from "./options.ts";
import { CONTENT_TYPE, contentTypeFor, metricsText } from "./output/metrics-text.ts";
import { type Meter, observeMeter, type PromClient } from "./output/observe-meter.ts";
import { type HealthReport, reportOf } from "./output/report.ts";
import { type Answer, type FastifyReply, type NodeResponse, respond, toResponse } from "./output/respond.ts";
import { type HealthClient, isClient, isEnabled } from "./sdk/client.ts";
import { observeCurrent, observeOne, warnIfNotFound } from "./sdk/monitors.ts";
import { probe } from "./sdk/probe.ts";
import { safely, warnOnce } from "./shared/warn.ts";

const LISTENER_FAILED = "A listener that was passed to onChange threw or rejected.";

/** A request from the Fetch API, Node, Express or Fastify. */
export interface HealthRequest {
  readonly headers: { readonly accept?: string | undefined } | { get(name: string): string | null };
}

/**
 * Reports whether Sentry gets what the SDK sends. Its functions do not use `this`, so they can be passed as handlers.
 */
export interface DeliveryHealth {
  /** Returns the delivery status, and the counts since the observation began. */
  report(): HealthReport;
  /** Handler for Node's `http`, Express and Fastify. It responds with the report as JSON. */
  handler(request: unknown, response: NodeResponse | FastifyReply): void;
  /** Handler for Workers, Deno, Bun, Hono and Next.js routes. It responds with the report as JSON. */
  fetch(request?: unknown): Response;
  /**
   * Returns the metrics as text for Prometheus.
   *
   * @param accept The request's `Accept` header. If it names OpenMetrics, the metrics are in that format and include
   * exemplars. Respond with the content type that `contentTypeFor(accept)` returns.
   */
  metrics(accept?: string | null): string;
  /** Content type of `metrics()` without an `Accept` header: Prometheus' text format 0.0.4. */
  readonly contentType: string;
  /** Returns the content type of the metrics for a request's `Accept` header. */
  contentTypeFor(accept?: string | null): string;
  /** Like `handler`, but responds with the metrics, in a format that the request accepts. */
  metricsHandler(request: HealthRequest, response: NodeResponse | FastifyReply): void;
  /** Like `fetch`, but responds with the metrics, in a format that the request accepts. */
  metricsFetch(request: HealthRequest): Response;
  /**
   * Registers the metrics with an OpenTelemetry meter, or with prom-client.
   *
   * @param registry A registry of prom-client. If none is given, prom-client's default registry is used.
   */
  observe<Registry>(meter: Meter | PromClient<Registry>, registry?: Registry): void;
  /**
   * Calls the listener each time the status has changed. No timer runs, so the end of a rate limit is noticed only when
   * something is sent or the status is read. If the listener throws, or if the promise that it returns rejects, a
   * warning is logged.
   *
   * @returns A function that removes the listener.
   */
  onChange(listener: (report: HealthReport, previous: HealthStatus) => unknown): () => void;
}

/**
 * Observes whether Sentry gets what the SDK sends, and counts everything that is captured, accepted or dropped. This
 * function sends nothing itself, unless the option `probe` is set.
 *
 * It observes the current client and every client that becomes the current one later. Such
 * clients share their counts if they have the same DSN, because an app can create a client for each request. Nothing
 * that happened before the call is counted, so call this function right before or right after `Sentry.init`.
 *
 * @throws `TypeError` if an option is invalid. The message lists every problem.
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import * as Sentry from "@sentry/node";
 * import { deliveryHealth } from "@sentry-policy/health";
 *
 * Sentry.init({ dsn: process.env.SENTRY_DSN });
 * const health = deliveryHealth();
 *
 * createServer((request, response) => {
 *   if (request.url === "/metrics") health.metricsHandler(request, response);
 *   else health.handler(request, response);
 * }).listen(9464);
 * ```
 */
export function deliveryHealth(options?: HealthOptions): DeliveryHealth;
/**
 * Observes one client, in a process that has several clients. Its counts are not shared with other clients.
 *
 * @param client The client to observe. `undefined` has the same effect as a call without a client.
 * @throws `TypeError` if an option is invalid. The message lists every problem.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { deliveryHealth } from "@sentry-policy/health";
 *
 * Sentry.init({ dsn: process.env.SENTRY_DSN });
 * const health = deliveryHealth(Sentry.getClient());
 * ```
 */
export function deliveryHealth(client: HealthClient | undefined, options?: HealthOptions): DeliveryHealth;
export function deliveryHealth(first?: HealthClient | HealthOptions, second?: HealthOptions): DeliveryHealth {
  const given = isClient(first) ? first : undefined;
  // If the first argument is neither a client nor undefined, it must be the options, and a second argument is not
  // allowed. If there is one anyway, `options` is undefined here, and `checkOptions` rejects it.
  const options = first === given ? (second ?? {}) : second === undefined ? first : undefined;
  const { strict = false, probe: probes = false } = checkOptions(options);
  const { find, listeners } = given ? observeOne(given) : observeCurrent();

  function read(): Monitor {
    const found = find();
    warnIfNotFound(found);
    updateStatus(found.monitor, isEnabled(found.client));
    return found.monitor;
  }

  function healthAnswer(): Answer {
    const report = reportOf(read());
    const { client, monitor } = find();
    if (probes && client !== undefined && report.status !== "disabled") safely(() => probe(client, monitor));
    const status = strict && report.status === "failing" ? 503 : 200;
    return { status, contentType: "application/json; charset=utf-8", body: JSON.stringify(report) };
  }

  function metricsAnswer(request: HealthRequest): Answer {
    const contentType = contentTypeFor(acceptOf(request));
    return { status: 200, contentType, body: metricsText(read(), contentType) };
  }

  return {
    report: () => reportOf(read()),
    handler: (_request, response) => respond(response, healthAnswer()),
    fetch: () => toResponse(healthAnswer()),
    metrics: (accept) => metricsText(read(), contentTypeFor(accept)),
    contentType: CONTENT_TYPE,
    contentTypeFor,
    metricsHandler: (request, response) => respond(response, metricsAnswer(request)),
    metricsFetch: (request) => toResponse(metricsAnswer(request)),
    observe: (meter, registry) => observeMeter(meter, registry, read),
    onChange(listener) {
      const listen: StatusListener = (monitor, previous) =>
        callCallback(() => listener(reportOf(monitor), previous), warnOnce, LISTENER_FAILED);
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

function acceptOf({ headers }: HealthRequest): unknown {
  const get = field(headers, "get");
  return isFunction(get) ? Reflect.apply(get, headers, ["accept"]) : field(headers, "accept");
}
