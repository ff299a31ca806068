import { isRecord } from "@sentry-policy/internal/guards";

/** A secret for the tests, as text and as a field of an object. */
export interface Planted {
  readonly kind: string;
  readonly secret: string;
  readonly text: string;
  readonly field: { readonly name: string; readonly value: string };
}

/** A place in an event that can contain a secret. */
interface Place {
  /** Which form of the secret goes here: its `text`, or the value of its `field`. */
  readonly holds: "text" | "field";
  /** The path of the place. `<n>` stands for the number of the secret, and `<name>` for the name of its `field`. */
  readonly path: string;
}

/** Where secrets are put: paths in an event, in the form in which SDKs send it. */
const PLACES: readonly Place[] = [
  ...[
    ...["extra.note<n>", "extra.deep<n>.list.0.note", "tags.note<n>", "contexts.acme.note<n>"],
    ...["contexts.trace.data.note<n>", "request.headers.x-note<n>", "request.env.NOTE<n>", "user.data<n>"],
    ...["breadcrumbs.<n>.message", "breadcrumbs.<n>.data.note", "exception.values.<n>.value"],
    ...["exception.values.<n>.stacktrace.frames.0.vars.note", "spans.<n>.description", "spans.<n>.data.note"],
  ].map((path): Place => ({ holds: "text", path })),
  ...[
    ...["extra.fields<n>.<name>", "tags.<name>", "contexts.acme.fields<n>.<name>", "request.headers.<name>"],
    ...["request.data.fields<n>.<name>", "request.cookies.<name>", "breadcrumbs.<n>.data.<name>"],
    ...["exception.values.<n>.stacktrace.frames.0.vars.<name>", "spans.<n>.data.<name>"],
  ].map((path): Place => ({ holds: "field", path })),
];

/**
 * How many secrets one event contains. Several secrets share an event to save time, because Relay's Python package
 * compiles the config again for each event.
 */
const PER_EVENT = 8;

export interface PlantedPlace {
  readonly planted: Planted;
  readonly path: readonly string[];
}

/** An event with secrets, and their places. */
export interface PlantedEvent {
  readonly event: Record<string, unknown>;
  readonly places: readonly PlantedPlace[];
}

/** Puts the secrets into events, `PER_EVENT` into each. */
export function plantInEvents(all: readonly Planted[]): readonly PlantedEvent[] {
  const events: PlantedEvent[] = [];
  for (let at = 0; at < all.length; at += PER_EVENT) events.push(plant(all.slice(at, at + PER_EVENT)));
  return events;
}

function plant(group: readonly Planted[]): PlantedEvent {
  const event: Record<string, unknown> = {
    type: "error",
    platform: "node",
    timestamp: 1_767_225_600,
    contexts: {
      trace: { trace_id: "4c79f60c11214eb38604f4ae0781bfb2", span_id: "b0e6f15b45c36b12", op: "http.server" },
    },
  };
  const places = group.flatMap((planted, n) =>
    PLACES.flatMap(({ holds, path: template }): PlantedPlace[] => {
      const { name, value } = planted.field;
      const path = template.split(".").map((key) => key.replace("<n>", String(n)).replace("<name>", name));
      // Skips the place if it already contains another secret, because two secrets have fields with the same name.
      if (at(event, path) !== undefined) return [];
      set(event, path, holds === "text" ? planted.text : value);
      return [{ planted, path }];
    }),
  );
  return { event, places };
}

/** Sets the value at a path. Missing objects and lists are created. */
function set(root: Record<string, unknown>, path: readonly string[], value: string): void {
  let holder = root;
  path.slice(0, -1).forEach((key, at) => {
    const isList = /^\d+$/.test(path[at + 1] ?? "");
    holder[key] ??= isList ? [] : {};
    const next = holder[key];
    if (typeof next === "object" && next !== null) holder = next as Record<string, unknown>;
  });
  holder[path.at(-1) ?? ""] = value;
}

/**
 * Checks whether a secret is still at its place in an event. The event can come from an SDK or from Relay, which has
 * another path for breadcrumbs.
 */
export function isLeft({ planted, path }: PlantedPlace, event: unknown): boolean {
  const inRelay = path[0] === "breadcrumbs" ? ["breadcrumbs", "values", ...path.slice(1)] : path;
  const values = [path, inRelay].map((keys) => JSON.stringify(at(event, keys)) ?? "");
  return values.some((text) => text.includes(JSON.stringify(planted.secret).slice(1, -1)));
}

/**
 * Returns the value at a path. Relay writes tags, headers and cookies as lists of pairs, so the keys in such lists are
 * found too.
 */
function at(event: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value) && !/^\d+$/.test(key))
      return value.find((pair) => Array.isArray(pair) && String(pair[0]).toLowerCase() === key.toLowerCase())?.[1];
    return isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined;
  }, event);
}
