import { mayBeJson, parseJson, writeJson } from "../shared/json.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";

/** A position in the scrubbed copy of a payload, at which a value can be replaced. */
export interface Place {
  readonly holder: object;
  readonly key: string;
  readonly path: readonly string[];
  /**
   * The paths of all values that were replaced. One edit can replace values at several places, which all share this
   * list.
   */
  readonly changed: (readonly string[])[];
}

export function placeIn({ path, changed }: Place, holder: object, key: string): Place {
  return { holder, key, path: [...path, key], changed };
}

export function valueAt({ holder, key }: Place): unknown {
  return Reflect.get(holder, key);
}

/** Replaces the value at a place with a new value, unless both are equal. */
export function replaceAt(place: Place, value: unknown): void {
  const { holder, key, path, changed } = place;
  if (value === valueAt(place)) return;
  Reflect.set(holder, key, value);
  changed.push(path);
}

/** Returns the value at a place. If the value is a typed attribute, returns the value inside the attribute. */
export function heldAt(place: Place): unknown {
  const value = valueAt(place);
  const attribute = attributeOf(value);
  return attribute === undefined ? value : attribute.value;
}

/**
 * Replaces the value at a place with a redacted value. If the value is a typed attribute, replaces it with a typed
 * attribute that contains the redacted value.
 */
export function redactAt(place: Place, redacted: unknown): void {
  const { holder, key, path, changed } = place;
  const isTyped = attributeOf(valueAt(place)) !== undefined;
  Reflect.set(holder, key, isTyped ? redactedAttribute(redacted) : redacted);
  changed.push(isTyped ? [...path, "value"] : path);
}

/**
 * Edits a string that contains a JSON object or list. `edit` receives the place of the parsed value, and can change the
 * value. Returns the new string, or the same string if `edit` changed nothing. Returns `undefined` if `text` is not
 * such a string.
 */
export function editJson(text: unknown, edit: (place: Place) => void): string | undefined {
  const parsed = typeof text === "string" && mayBeJson(text) ? parseJson(text) : undefined;
  if (typeof text !== "string" || typeof parsed !== "object") return undefined;
  const changed: (readonly string[])[] = [];
  edit({ holder: { parsed }, key: "parsed", path: [], changed });
  return changed.length === 0 ? text : writeJson(parsed);
}
