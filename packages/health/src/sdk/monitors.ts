import { getClient, getCurrentScope, SDK_VERSION } from "@sentry/core";
import { warnAboutDuplicateSdk } from "@sentry-policy/internal/duplicate-sdk";
import { watchClients } from "@sentry-policy/internal/watch-clients";
import { createMonitor, type Monitor, type StatusListener, updateStatus } from "../delivery/monitor.ts";
import { safely, warnOnce } from "../shared/warn.ts";
import { type HealthClient, isClient, isEnabled } from "./client.ts";
import { observeClient } from "./observe-client.ts";

const DUPLICATE_SDK =
  "deliveryHealth() does not find the client. Install only the version that the SDK uses, or pass the client: deliveryHealth(Sentry.getClient()).";

/** A client with its monitor. */
export interface Observed {
  readonly client: HealthClient | undefined;
  readonly monitor: Monitor;
}

/**
 * Returns the client to report on, and its monitor. It is called for each report, because the current client can
 * change.
 */
type Find = () => Observed;

/** What one call of `deliveryHealth` observes: the client that the app passed or, without one, the current client. */
interface Subject {
  readonly find: Find;
  readonly listeners: Set<StatusListener>;
}

/** What this package stores in a process. */
interface State {
  /** For each monitor, the clients whose deliveries it counts. */
  readonly observed: WeakMap<Monitor, WeakSet<HealthClient>>;
  readonly subjects: WeakMap<HealthClient, Subject>;
  /**
   * The monitors of the current clients, by DSN. Clients with the same DSN share a monitor, because an app can create a
   * new client for each request or after `Sentry.close()`. The DSNs are never shown.
   */
  readonly projects: Map<string, Monitor>;
  readonly listeners: Set<StatusListener>;
  latest: Observed | undefined;
}

/** Maximum number of projects in a process. If there are more, the oldest project is forgotten. */
const MAX_PROJECTS = 100;
const STATE: unique symbol = Symbol.for("@sentry-policy/health 1");

/**
 * Returns the state, which all copies of this package in a process share. A framework can load one copy for each route.
 * With a state of its own, each copy would miss what happened before it was loaded.
 */
function sharedState(): State {
  const known: State | undefined = Reflect.get(globalThis, STATE);
  if (known !== undefined) return known;
  const made: State = {
    observed: new WeakMap(),
    subjects: new WeakMap(),
    projects: new Map(),
    listeners: new Set(),
    latest: undefined,
  };
  Object.defineProperty(globalThis, STATE, { value: made });
  return made;
}

function observe(client: HealthClient, monitor: Monitor): Observed {
  const { observed } = sharedState();
  const clients = observed.get(monitor) ?? new WeakSet();
  observed.set(monitor, clients);
  if (!clients.has(client)) {
    clients.add(client);
    observeClient(client, monitor.ledger, () => updateStatus(monitor, isEnabled(client)));
  }
  return { client, monitor };
}

/** Observes one client. Further calls with the same client return the same object. */
export function observeOne(client: HealthClient): Subject {
  const { subjects } = sharedState();
  const known = subjects.get(client);
  if (known !== undefined) return known;
  const listeners = new Set<StatusListener>();
  const found = observe(client, createMonitor(listeners));
  const made = { find: () => found, listeners };
  subjects.set(client, made);
  return made;
}

/** Observes the current client, and each later one. */
export function observeCurrent(): Subject {
  watchClients(getCurrentScope(), (client: unknown) => safely(() => isClient(client) && observeProject(client)));
  findCurrent();
  return { find: findCurrent, listeners: sharedState().listeners };
}

function findCurrent(): Observed {
  const client: unknown = getClient();
  if (isClient(client)) return observeProject(client);
  const state = sharedState();
  // A Worker has a client only during a request. Between requests, the latest client is reported.
  state.latest ??= { client: undefined, monitor: createMonitor(state.listeners) };
  return state.latest;
}

function observeProject(client: HealthClient): Observed {
  const state = sharedState();
  const { projects, latest } = state;
  const key = JSON.stringify(client.getDsn() ?? "");
  let monitor = projects.get(key);
  if (monitor === undefined) {
    const [oldest] = projects.keys();
    if (projects.size >= MAX_PROJECTS && oldest !== undefined) projects.delete(oldest);
    monitor = createMonitor(state.listeners);
    projects.set(key, monitor);
  }
  if (latest?.client === client && latest.monitor === monitor) return latest;
  state.latest = observe(client, monitor);
  return state.latest;
}

/** If no client was found, and the app has loaded another copy of @sentry/core, logs a warning about that copy. */
export function warnIfNotFound({ client }: Observed): void {
  if (client === undefined) safely(() => warnAboutDuplicateSdk(warnOnce, SDK_VERSION, DUPLICATE_SDK));
}
