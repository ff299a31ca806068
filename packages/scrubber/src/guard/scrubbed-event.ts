import { isObject } from "@sentry-policy/internal/guards";
import { type Fields, put } from "../shared/fields.ts";
import { isPlain } from "../shared/to-plain.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { clone, isSame } from "./plain-copies.ts";

/** An event that `beforeSend` scrubbed. No other code has a reference to its fields. */
interface ScrubbedEvent {
  readonly fields: Readonly<Fields>;
  readonly plan: CompiledPolicy;
  /** Whether the fields are part of a payload that is sent. No second payload may contain the same objects. */
  isUsed: boolean;
}

/**
 * Maps the copy that the app's later hooks get, and each object that is a field of this copy, to the scrubbed event.
 */
const scrubbed = new WeakMap<object, ScrubbedEvent>();

/** The field in which the SDK keeps live objects, such as scopes. They are passed on as they are, not copied. */
const LIVE = "sdkProcessingMetadata";
/** The field that the SDK adds to an event after `beforeSend`. */
const ADDED_BY_SDK = "sdk";

/**
 * Returns a copy of a scrubbed event for the app's later hooks, and remembers the event. So the guard need not search
 * the fields again that the hooks leave unchanged.
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
 * The fields of an event. The guard must still search those in `changed`. Those in `unchanged` are already scrubbed.
 */
export interface SplitEvent {
  readonly changed: Fields;
  /** The fields as they were scrubbed, not the hooks' copies of them. No other code has a reference to these fields. */
  readonly unchanged: Readonly<Fields>;
}

/**
 * Splits an event into fields that have not changed since `beforeSend` scrubbed them, and all others. How a field is
 * searched can depend on the fields beside it. So if one string, number or boolean has changed, all fields with such
 * values count as changed.
 *
 * Returns `undefined` if every field must be searched: if the event did not come from `beforeSend` with the same
 * policy, if a field was added since then, or if the scrubbed fields were used before.
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
 * Finds the scrubbed event of a result of the app's hooks. The result is our copy of the event, or a new object that
 * has a field of our copy.
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
