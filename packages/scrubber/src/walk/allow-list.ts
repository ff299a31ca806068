import { isObject, isRecord } from "@sentry-policy/internal/guards";
import { ALLOW_PLACES, type Allow } from "../policy/allow-parts.ts";
import type { Redaction, Redactor } from "../policy/redaction.ts";
import { editJson, heldAt, type Place, placeIn, redactAt, replaceAt, valueAt } from "./edit-copy.ts";

/**
 * Redacts the values that the policy's `allow` does not list, but only in the parts of a payload to which the keys of
 * `allow` apply. Changes the scrubbed copy of the payload in place. Adds one entry to `redactions` for each redacted
 * value, and removes the earlier entries for redactions inside that value.
 */
export type RedactOthers = (value: unknown, redactions: Redaction[]) => void;

/** Compiles the policy's option `allow`. Returns `undefined` if `allow` limits no part of a payload. */
export type CompileAllow = (
  allow: Allow,
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
) => RedactOthers | undefined;

/**
 * The names that `allow` lists for one part of a payload. `whole` contains the complete names, such as `cart.total`.
 * `beginnings` contains the names of the objects that contain these fields, such as `cart`.
 */
interface Names {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

const ALLOW_RULE = "allow";
/**
 * Matches the names of the contexts that Sentry's SDKs set. Sentry needs these contexts to link, group and display an
 * event.
 */
const SENTRY_CONTEXT = /^(?:trace|replay|profile|feedback|app|os|runtime|device|browser|culture|cloud_resource|gpu)$/;
/**
 * Matches the names of the attributes that Sentry needs. Does not match the attributes that contain the parameters of a
 * log message, because the parameters are the app's own data. Example: it matches `sentry.op`, but not
 * `sentry.message.parameter.0`.
 */
const SENTRY_ATTRIBUTE = /^sentry\.(?!message\.)/;
/**
 * Matches the field of `extra` in which the SDK's `makeMultiplexedTransport` finds the projects that receive an event.
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
   * Redacts all values in an object or list, except those that `names` or `isKept` allows. `above` is the path to the
   * object or list inside the part. Example: in the part `extra`, `above` is `cart` for the object `extra.cart`.
   */
  function redactIn(at: Place, names: Names, above: string, isKept?: RegExp): void {
    const value = valueAt(at);
    const json = editJson(value, (place) => redactIn(place, names, above));
    if (json !== undefined) replaceAt(at, json);
    else if (!isObject(value) || (above !== "" && heldAt(at) !== value)) redactValue(at);
    else {
      for (const name of Object.keys(value)) {
        const inside = placeIn(at, value, name);
        // An entry of a list has no name, so it has the same path as the list.
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
   * Adds one redaction for each denied value. Removes the earlier redactions inside a denied value, because its content
   * is no longer in the payload.
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
 * Appends a name to a path. The name is first converted to lower case, and its separators are removed. Example: for
 * `cart` and `total_price`, it returns `cart.totalprice`.
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
 * Finds all objects in the payload to which `part` (a key of `allow`) applies, and calls `found` with the place of each
 * of them. Example: for `frames.vars`, these are the `vars` of each stack frame.
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
 * Returns the key of the policy's `allow` that applies to the attributes of an item. The kind of item is recognized by
 * its fields: only spans have a `start_timestamp`, and only logs have a `body`.
 */
function partOfItem(item: unknown): string {
  if (!isRecord(item)) return "";
  return "start_timestamp" in item ? "spans.data" : "body" in item ? "logs.attributes" : "metrics.attributes";
}
