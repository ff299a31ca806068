import { isObject, isRecord } from "@sentry-policy/internal/guards";
import { ALLOW_PLACES, type Allow } from "../policy/allow-parts.ts";
import type { Redaction, Redactor } from "../policy/redaction.ts";
import { editJson, heldAt, type Place, placeIn, redactAt, replaceAt, valueAt } from "./edit-copy.ts";

/**
 * Redacts the values that the policy's `allow` option does not list, in each part of the payload that this option
 * names. Changes the payload in place, so it must be a scrubbed copy. Adds one entry to `redactions` for each redacted
 * value, and removes the entries for values inside it.
 */
export type RedactOthers = (value: unknown, redactions: Redaction[]) => void;

/** Compiles the policy's `allow` option. Returns `undefined` if it limits no part of a payload. */
export type CompileAllow = (
  allow: Allow,
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
) => RedactOthers | undefined;

/**
 * The allowed names for one part of a payload: complete names, such as `cart.total` (`whole`), and the names of the
 * objects that contain these fields, such as `cart` (`beginnings`).
 */
interface Names {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

const ALLOW_RULE = "allow";
/** Matches the contexts of Sentry's SDKs, which Sentry needs to link, group and display an event. */
const SENTRY_CONTEXT = /^(?:trace|replay|profile|feedback|app|os|runtime|device|browser|culture|cloud_resource|gpu)$/;
/**
 * Matches the attributes that Sentry needs, but not the parameters of a log message, which are the app's data. Example:
 * it matches `sentry.op`, but not `sentry.message.parameter.0`.
 */
const SENTRY_ATTRIBUTE = /^sentry\.(?!message\.)/;
/**
 * Matches the field of `extra` with which `makeMultiplexedTransport` of the SDK selects the projects that receive an
 * event.
 */
const SENTRY_EXTRA = /^MULTIPLEXED_TRANSPORT_EXTRA_KEY$/;

export function compileAllow(
  allow: Allow,
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
): RedactOthers | undefined {
  const parts = Object.entries(ALLOW_PLACES).flatMap(([part, places]) => {
    const listed: unknown = Reflect.get(allow, part);
    if (!Array.isArray(listed)) return [];
    const names = compileNames(listed.map(String));
    return places.map((place) => ({ part, keys: place.split("."), names }));
  });
  if (parts.length === 0) return undefined;

  return (root, redactions) => {
    const changed: (readonly string[])[] = [];
    for (const { part, keys, names } of parts) {
      forEachAt({ holder: { root }, key: "root", path: [], changed }, keys, part, (place) => {
        redactIn(place, names, "", isOfSentry(part));
      });
    }
    if (changed.length > 0) report(redactions, changed);
  };

  /**
   * Redacts all values in an object or list that neither `names` nor `isKept` allows. `above` is the path of the object
   * inside its part of the payload. Example: `cart` for the object `cart` in `extra`.
   */
  function redactIn(at: Place, names: Names, above: string, isKept?: RegExp): void {
    const value = valueAt(at);
    const json = editJson(value, (place) => redactIn(place, names, above));
    if (json !== undefined) replaceAt(at, json);
    else if (!isObject(value) || (above !== "" && heldAt(at) !== value)) redactValue(at);
    else {
      for (const name of Object.keys(value)) {
        const inside = placeIn(at, value, name);
        // The entries of a list have the path of the list.
        const path = Array.isArray(value) ? above : joined(above, name);
        if (isKept?.test(name) === true || names.whole.has(path)) continue;
        if (Array.isArray(value) || names.beginnings.has(path)) redactIn(inside, names, path);
        else redactValue(inside);
      }
    }
  }

  function redactValue(at: Place): void {
    const held = heldAt(at);
    if (held === null || held === undefined || held === "" || (typeof held === "string" && isRedacted(held))) return;
    redactAt(at, redactor.code === "x" ? null : redactor.apply(isObject(held) ? "" : String(held)));
  }

  /**
   * Adds one redaction for each value that is not allowed, and removes the redactions inside it, because its content is
   * gone.
   */
  function report(redactions: Redaction[], denied: readonly (readonly string[])[]): void {
    const gone = new Set(denied.map((path) => JSON.stringify(path)));
    const others = redactions.filter(
      ({ path }) => !path.some((_, place) => gone.has(JSON.stringify(path.slice(0, place + 1)))),
    );
    redactions.length = 0;
    for (const redaction of others) redactions.push(redaction);
    for (const path of denied) redactions.push({ rule: ALLOW_RULE, code: redactor.code, path });
  }
}

function compileNames(listed: readonly string[]): Names {
  const paths = listed.map((path) => path.split("."));
  return {
    whole: new Set(paths.map((names) => names.reduce(joined, ""))),
    beginnings: new Set(
      paths.flatMap((names) => names.slice(1).map((_, last) => names.slice(0, last + 1).reduce(joined, ""))),
    ),
  };
}

/**
 * Appends a name to a path, in lower case and without separators. Example: `cart` and `total_price` ->
 * `cart.totalprice`.
 */
function joined(path: string, name: string): string {
  const plain = name.toLowerCase().replace(/[\s_-]/g, "");
  return path === "" ? plain : `${path}.${plain}`;
}

function isOfSentry(part: string): RegExp | undefined {
  if (part === "contexts") return SENTRY_CONTEXT;
  if (part === "extra") return SENTRY_EXTRA;
  return part === "spans.data" || part.endsWith(".attributes") ? SENTRY_ATTRIBUTE : undefined;
}

/**
 * Calls `found` with the place of each object to which `part`, a key of `allow`, applies. Example: for `frames.vars`,
 * these are the `vars` of each stack frame.
 */
function forEachAt(at: Place, [key, ...rest]: readonly string[], part: string, found: (place: Place) => void): void {
  const node = valueAt(at);
  const isItem = at.path[0] === "items" && at.path.length === 2;
  if (isItem && partOfItem(node) !== part) return;
  if (key === undefined) found(at);
  else if (isObject(node) && (key === "*" ? Array.isArray(node) : Object.hasOwn(node, key))) {
    for (const name of key === "*" ? Object.keys(node) : [key]) forEachAt(placeIn(at, node, name), rest, part, found);
  }
}

/**
 * Returns the key of the policy's `allow` option for the attributes of an item. Only spans have a `start_timestamp`,
 * and only logs have a `body`.
 */
function partOfItem(item: unknown): string {
  if (!isRecord(item)) return "";
  return "start_timestamp" in item ? "spans.data" : "body" in item ? "logs.attributes" : "metrics.attributes";
}
