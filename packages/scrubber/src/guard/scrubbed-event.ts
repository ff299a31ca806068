import { isObject } from "@sentry-policy/internal/guards";
import { type Fields, put } from "../shared/fields.ts";
import { privateState } from "../shared/private-state.ts";
import { isPlain } from "../shared/to-plain.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { clone, isSame } from "./plain-copies.ts";

/** An event that `beforeSend` scrubbed. No other code has a reference to its fields. */
interface ScrubbedEvent {
  readonly fields: Readonly<Fields>;
  readonly plan: CompiledPolicy;
  /**
   * Whether a payload already contains the fields. The scrubber changes payloads in place, so no two payloads may share
   * them.
   */
  isUsed: boolean;
}

/**
 * Maps each copy to the scrubbed event from which it was made. Hooks of the app that run after the scrubber receive a
 * copy of the event. Its fields contain copies of objects, which are keys here too.
 */
const scrubbed = privateState<ScrubbedEvent>();

/** The field with live objects of the SDK, such as scopes, which must not be copied. */
const LIVE = "sdkProcessingMetadata";
/** The field that the SDK adds to an event after `beforeSend`. */
const ADDED_BY_SDK = "sdk";

/**
 * Returns a copy of a scrubbed event for the app's hooks that run after the scrubber, and stores the original. The
 * guard compares the two, so it need not search unchanged fields again.
 */
export function copyForHooks(fields: Readonly<Fields>, plan: CompiledPolicy): Fields {
  const event: ScrubbedEvent = { fields, plan, isUsed: false };
  const copy: Fields = {};
  for (const [name, value] of Object.entries(fields)) {
    const shown = name === LIVE ? value : clone(value);
    if (isObject(shown)) scrubbed.set(shown, event);
    put(copy, name, shown);
  }
  scrubbed.set(copy, event);
  return copy;
}

/**
 * The fields of an event: those that must be searched (`changed`), and those that are already scrubbed (`unchanged`).
 */
export interface SplitEvent {
  readonly changed: Fields;
  /** The original fields, not the copies for the hooks. No other code has a reference to them. */
  readonly unchanged: Readonly<Fields>;
}

/**
 * Splits an event into the fields that have not changed since `beforeSend` scrubbed them, and the fields that have.
 * Strings, numbers and booleans affect each other's redaction, so one changed value makes all of them count as changed.
 *
 * Returns `undefined` if all fields must be searched: if the event did not come from `beforeSend` with the same policy,
 * if a field was added, or if the scrubbed fields were already used.
 */
export function splitEvent(event: unknown, plan: CompiledPolicy): SplitEvent | undefined {
  try {
    return isObject(event) && isPlain(event) ? split(event, plan) : undefined;
  } catch {
    return undefined; // A field cannot be read: the walk puts a placeholder there.
  }
}

function split(event: object, plan: CompiledPolicy): SplitEvent | undefined {
  const known = knownEvent(event);
  if (known === undefined || known.plan !== plan || known.isUsed) return undefined;
  const { fields } = known;
  const entries = Object.entries(event);
  if (entries.some(([name]) => name !== ADDED_BY_SDK && !Object.hasOwn(fields, name))) return undefined;

  const hasSamePrimitives = entries.every(([name, value]) => isObject(value) || Object.is(value, fields[name]));
  const changed: Fields = {};
  const unchanged: Fields = {};
  for (const [name, value] of entries) {
    const isUnchanged = isObject(value) ? name !== LIVE && isSame(value, fields[name]) : hasSamePrimitives;
    put(isUnchanged ? unchanged : changed, name, isUnchanged ? fields[name] : value);
  }
  known.isUsed = true;
  return { changed, unchanged };
}

/**
 * Finds the scrubbed event for an object that the app's hooks returned. The object is the copy of the event, or a new
 * object with fields of the copy.
 */
function knownEvent(event: object): ScrubbedEvent | undefined {
  const known = scrubbed.get(event);
  if (known !== undefined) return known;
  for (const value of Object.values(event)) {
    const found = isObject(value) ? scrubbed.get(value) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
