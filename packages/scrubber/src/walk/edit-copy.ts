import { mayBeJson, parseJson, writeJson } from "../shared/json.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";

/** A value in our copy of a payload, which can be replaced in place. */
export interface Place {
  readonly holder: object;
  readonly key: string;
  readonly path: readonly string[];
  /** The paths of all values that were replaced. */
  readonly changed: (readonly string[])[];
}

export function placeIn({ path, changed }: Place, holder: object, key: string): Place {
  return { holder, key, path: [...path, key], changed };
}

export function valueAt({ holder, key }: Place): unknown {
  return Reflect.get(holder, key);
}

/** Replaces a value, unless the new value is the same. */
export function replaceAt(place: Place, value: unknown): void {
  const { holder, key, path, changed } = place;
  if (value === valueAt(place)) return;
  Reflect.set(holder, key, value);
  changed.push(path);
}

/** Returns the value inside a typed attribute. Returns any other value unchanged. */
export function heldAt(place: Place): unknown {
  const value = valueAt(place);
  const attribute = attributeOf(value);
  return attribute === undefined ? value : attribute.value;
}

/** Replaces a value with a redacted one. A typed attribute stays a typed attribute. */
export function redactAt(place: Place, redacted: unknown): void {
  const { holder, key, path, changed } = place;
  const isTyped = attributeOf(valueAt(place)) !== undefined;
  Reflect.set(holder, key, isTyped ? redactedAttribute(redacted) : redacted);
  changed.push(isTyped ? [...path, "value"] : path);
}

/**
 * Edits a string that contains a JSON object or list. Returns the new string, the same string if `edit` changes
 * nothing, or `undefined` for any other value.
 */
export function editJson(text: unknown, edit: (place: Place) => void): string | undefined {
  const parsed = typeof text === "string" && mayBeJson(text) ? parseJson(text) : undefined;
  if (typeof text !== "string" || typeof parsed !== "object") return undefined;
  const changed: (readonly string[])[] = [];
  edit({ holder: { parsed }, key: "parsed", path: [], changed });
  return changed.length === 0 ? text : writeJson(parsed);
}
