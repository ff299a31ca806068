import { field, isObject } from "@sentry-policy/internal/guards";
import { MOST_MESSAGE_LENGTH, type Occurrence } from "../decide/occurrence.ts";
import type { VolumeLevel } from "../policy/types.ts";
import type { ScopeData, VolumeEvent, VolumeHint, VolumeScope } from "./client.ts";
import { type ErrorFacts, readError, readException } from "./read-error.ts";
import { scopeDataOf } from "./read-scopes.ts";
import { traceSampleRand } from "./sample-rand.ts";

const LEVELS: readonly unknown[] = ["fatal", "error", "warning", "log", "info", "debug"];

/** The arguments of a call that captures an error or a message. */
export interface Capture {
  readonly kind: "exception" | "message" | "event";
  readonly hint: VolumeHint | undefined;
  readonly scope: VolumeScope | undefined;
  /** The event, if `captureEvent` was called. */
  readonly event?: VolumeEvent | undefined;
}

/** Reads an exception that is being captured. */
export function readExceptionCapture(thrown: unknown, capture: Capture): Occurrence {
  return read(readError(thrown), true, "error", capture);
}

/** Reads a message that is being captured. Of a message that was made with `fmt`, only the template is read. */
export function readMessageCapture(message: unknown, level: unknown, capture: Capture): Occurrence {
  const template = field(message, "__sentry_template_string__");
  return read(messageFacts(template ?? message), false, level ?? "info", capture);
}

/** Reads an event that is being captured and is not a transaction. */
export function readEventCapture(event: VolumeEvent, capture: Capture): Occurrence {
  const { originalException } = capture.hint ?? {};
  // The last exception in the list is the captured one. The others are its causes.
  const exception = event.exception?.values?.at(-1);
  if (exception === undefined) {
    return read(messageFacts(event.message ?? event.logentry?.message ?? ""), false, event.level ?? "info", capture);
  }
  // Browsers report some errors without the object that was thrown.
  const facts = isObject(originalException) ? readError(originalException) : readException(exception, event);
  return read(facts, true, event.level ?? "error", capture);
}

function messageFacts(message: unknown): ErrorFacts {
  return { type: "", message: String(message), stack: () => "", status: () => undefined };
}

function read(facts: ErrorFacts, isError: boolean, ownLevel: unknown, { hint, scope, event }: Capture): Occurrence {
  const scopes = scopeDataOf(scope, hint);
  let level = ownLevel;
  for (const data of scopes) level = data.level ?? level;
  return {
    isError,
    type: facts.type,
    message: facts.message.slice(0, MOST_MESSAGE_LENGTH),
    isHandled: isHandled(hint, event),
    level: isLevel(level) ? level : "error",
    stack: facts.stack,
    status: facts.status,
    tags: () => Object.assign({}, event?.tags, ...scopes.map(({ tags }) => tags)),
    path: () =>
      pathOf(requestOf(scopes, "url") ?? event?.request?.url ?? field(Reflect.get(globalThis, "location"), "href")),
    userAgent: () => String(userAgentOf(scopes) ?? ""),
    fingerprint: () => fingerprintOf(scopes, event?.fingerprint),
    sampleRand: () => traceSampleRand(scope),
  };
}

/**
 * Joins the fingerprints of the event and of all scopes, as the SDK does. Usually there is none, so the list is copied
 * only when necessary.
 */
function fingerprintOf(scopes: readonly ScopeData[], own: readonly string[] = []): readonly string[] {
  let joined = own;
  for (const { fingerprint = [] } of scopes) if (fingerprint.length > 0) joined = [...joined, ...fingerprint];
  return joined;
}

function isLevel(value: unknown): value is VolumeLevel {
  return LEVELS.includes(value);
}

function isHandled(hint: VolumeHint | undefined, event: VolumeEvent | undefined): boolean {
  const mechanisms = [hint?.mechanism, ...(event?.exception?.values ?? []).map(({ mechanism }) => mechanism)];
  return mechanisms.every((mechanism) => mechanism?.handled !== false);
}

function requestOf(scopes: readonly ScopeData[], name: string): unknown {
  const requests = scopes.map((data) => data.sdkProcessingMetadata?.["normalizedRequest"]);
  return requests.map((request) => field(request, name)).findLast((value) => value !== undefined);
}

function userAgentOf(scopes: readonly ScopeData[]): unknown {
  return field(requestOf(scopes, "headers"), "user-agent") ?? field(Reflect.get(globalThis, "navigator"), "userAgent");
}

/** Returns the path of a URL: `http://localhost:3000/orders/7?page=2` -> `/orders/7` */
function pathOf(url: unknown): string | undefined {
  if (typeof url !== "string") return undefined;
  const path = url.replace(/^[a-z][a-z0-9+.-]{0,30}:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
  return path === "" ? "/" : path;
}
