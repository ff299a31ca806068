import { mayBeJson, parseJson, writeJson } from "../shared/json.ts";
import { attributeOf, redactedAttribute } from "./typed-attribute.ts";

/** A position in the scrubbed copy of a payload. */
export interface Place {
  readonly holder: object;
  readonly key: string;
  readonly path: readonly string[];
  /** The paths of all replaced values. All places of one edit share this list. */
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

/** Returns the value at a place, or the value inside it if it is a typed attribute (`{ value, type }`). */
export function heldAt(place: Place): unknown {
  const value = valueAt(place);
  const attribute = attributeOf(value);
  return attribute === undefined ? value : attribute.value;
}

/**
 * Replaces the value at a place with a redacted value. A typed attribute (`{ value, type }`) stays a typed attribute.
 */
export function redactAt(place: Place, redacted: unknown): void {
  const { holder, key, path, changed } = place;
  const isTyped = attributeOf(valueAt(place)) !== undefined;
  Reflect.set(holder, key, isTyped ? redactedAttribute(redacted) : redacted);
  changed.push(isTyped ? [...path, "value"] : path);
}

/**
 * Edits a JSON object or list that is stored as a string. `edit` receives the place of the parsed value, which it can
 * change. Returns the edited string, or `undefined` if `text` is not a JSON object or list.
 */
export function editJson(text: unknown, edit: (place: Place) => void): string | undefined {
  const parsed = typeof text === "string" && mayBeJson(text) ? parseJson(text) : undefined;
  if (typeof text !== "string" || typeof parsed !== "object") return undefined;
  const changed: (readonly string[])[] = [];
  edit({ holder: { parsed }, key: "parsed", path: [], changed });
  return changed.length === 0 ? text : writeJson(parsed);
}
