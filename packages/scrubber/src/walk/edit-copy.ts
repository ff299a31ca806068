import { mayBeJson, parseJson, writeJson } from "../shared/json.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";

/** A position in the scrubbed copy of a payload, at which a value can be replaced. */
export interface Place {
  readonly holder: object;
  readonly key: string;
  readonly path: readonly string[];
  /** The paths of all replaced values. */
  readonly changed: (readonly string[])[];
}

export function placeIn({ path, changed }: Place, holder: object, key: string): Place {
  return { holder, key, path: [...path, key], changed };
}

export function valueAt({ holder, key }: Place): unknown {
  return Reflect.get(holder, key);
}

/** Replaces the value at a place, unless the new value is equal. */
export function replaceAt(place: Place, value: unknown): void {
  const { holder, key, path, changed } = place;
  if (value === valueAt(place)) return;
  Reflect.set(holder, key, value);
  changed.push(path);
}

/** Returns the value at a place. If it is a typed attribute, returns the value inside the attribute. */
export function heldAt(place: Place): unknown {
  const value = valueAt(place);
  const attribute = attributeOf(value);
  return attribute === undefined ? value : attribute.value;
}

/** Replaces the value at a place with a redacted value. A typed attribute is replaced with another typed attribute. */
export function redactAt(place: Place, redacted: unknown): void {
  const { holder, key, path, changed } = place;
  const isTyped = attributeOf(valueAt(place)) !== undefined;
  Reflect.set(holder, key, isTyped ? redactedAttribute(redacted) : redacted);
  changed.push(isTyped ? [...path, "value"] : path);
}

/**
 * Edits the JSON object or list in a string. `edit` receives the parsed value and can change it. Returns the new
 * string, or the same string if `edit` changed nothing. Returns `undefined` if the value is not such a string.
 */
export function editJson(text: unknown, edit: (place: Place) => void): string | undefined {
  const parsed = typeof text === "string" && mayBeJson(text) ? parseJson(text) : undefined;
  if (typeof text !== "string" || typeof parsed !== "object") return undefined;
  const changed: (readonly string[])[] = [];
  edit({ holder: { parsed }, key: "parsed", path: [], changed });
  return changed.length === 0 ? text : writeJson(parsed);
}
