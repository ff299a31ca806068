import { getClient, getCurrentScope, SDK_VERSION } from "@sentry/core";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
import { field, isFunction } from "@sentry-policy/internal/guards";
import { watchClients } from "@sentry-policy/internal/watch-clients";
import { createMonitor, type Monitor, type StatusListener, updateStatus } from "../delivery/monitor.ts";
import { safely, warnOnce } from "../shared/warn.ts";
import type { HealthClient } from "./client.ts";
import { observeClient } from "./observe-client.ts";

const DUPLICATE_SDK =
  "deliveryHealth() does not find the client. Install only the version that the SDK uses, or pass the client: deliveryHealth(Sentry.getClient()).";
const METHODS: readonly string[] = ["getOptions", "getTransport", "getDsn", "emit", "sendEnvelope"];

/** A client, and what is known about its deliveries. */
export interface Observed {
  readonly client: HealthClient | undefined;
  readonly monitor: Monitor;
}

/** Finds what to report: called for each report, because the current client can change. */
export type Find = () => Observed;

export function isClient(value: unknown): value is HealthClient {
  return METHODS.every((name) => isFunction(field(value, name)));
}

/** Checks whether a client sends what it captures. */
export function isEnabled(client: HealthClient | undefined): boolean {
  return client?.getTransport() !== undefined && field(client.getOptions(), "enabled") !== false;
}

/** The clients that a monitor observes. */
const observed = new WeakMap<Monitor, WeakSet<HealthClient>>();

function observe(client: HealthClient, monitor: Monitor): Observed {
  const clients = observed.get(monitor) ?? new WeakSet();
  observed.set(monitor, clients);
  if (!clients.has(client)) {
    clients.add(client);
    observeClient(client, monitor.ledger, () => updateStatus(monitor, isEnabled(client)));
  }
  return { client, monitor };
}

/** The state of one client that was passed to `deliveryHealth`. */
interface OfClient {
  readonly find: Find;
  readonly listeners: Set<StatusListener>;
}

const ofClients = new WeakMap<HealthClient, OfClient>();

/** Observes one client. Another call with the same client returns the same state. */
export function observeOne(client: HealthClient): OfClient {
  const known = ofClients.get(client);
  if (known !== undefined) return known;
  const listeners = new Set<StatusListener>();
  const found = observe(client, createMonitor(listeners));
  const made = { find: () => found, listeners };
  ofClients.set(client, made);
  return made;
}

/** Beyond this number of projects in one process, the one that was first used is forgotten. */
const MAX_PROJECTS = 100;
/**
 * The monitors of the clients that were set on a scope, by DSN: an app can have a new client for each request, or after
 * `Sentry.close()`. The keys never leave this module.
 */
const projects = new Map<string, Monitor>();
const listeners = new Set<StatusListener>();
let latest: Observed | undefined;

/** Observes the current client, and every client that becomes the current one later. */
export function observeCurrent(): OfClient {
  watchClients(getCurrentScope(), (client: unknown) => safely(() => isClient(client) && observeProject(client)));
  findCurrent();
  return { find: findCurrent, listeners };
}

function findCurrent(): Observed {
  const client: unknown = getClient();
  if (isClient(client)) return observeProject(client);
  // A Worker has a client only during a request.
  if (latest !== undefined) return latest;
  latest = { client: undefined, monitor: createMonitor(listeners) };
  return latest;
}

function observeProject(client: HealthClient): Observed {
  const key = JSON.stringify(client.getDsn() ?? "");
  let monitor = projects.get(key);
  if (monitor === undefined) {
    const [oldest] = projects.keys();
    if (projects.size >= MAX_PROJECTS && oldest !== undefined) projects.delete(oldest);
    monitor = createMonitor(listeners);
    projects.set(key, monitor);
  }
  if (latest?.client !== client || latest.monitor !== monitor) latest = observe(client, monitor);
  return latest;
}

/** Logs a warning if there is no client, but a client of another version of @sentry/core. */
export function warnIfNotFound({ client }: Observed): void {
  if (client === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK));
}
