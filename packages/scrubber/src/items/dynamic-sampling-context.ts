import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { isId, isRateText } from "../walk/field-forms.ts";
import { scrubTrace } from "./items.ts";

/**
 * Checks for the fields with an id or a number. A value that passes has the expected format, so it contains no secret
 * and need not be searched.
 */
const FORMS: Readonly<Record<string, (text: string) => boolean>> = Object.freeze({
  trace_id: isId,
  sample_rand: isRateText,
  sample_rate: isRateText,
});
/**
 * For each policy, the fields in which a search found no secret, as `name\nvalue`. The SDK creates several contexts for
 * each trace, in which most fields are the same.
 */
const cleanFields = new WeakMap<CompiledPolicy, Set<string>>();
const MOST_FIELDS = 128;
const LONGEST_VALUE = 256;

/**
 * Scrubs a dynamic sampling context in place. The SDK sends it to Sentry in the header of the envelope, and to other
 * hosts in the header `baggage`. SDK v10 with OpenTelemetry sets `transaction` again after all `createDsc` listeners
 * have run, so this field becomes an accessor that scrubs each new value.
 */
export function scrubContext(context: Record<string, unknown>, plan: CompiledPolicy): void {
  let assigned = context["transaction"];
  Object.assign(context, scrubbedFields(context, plan));
  let scrubbed = context["transaction"];
  const define = (enumerable: boolean): void => {
    defineAccessor(context, "transaction", { get: () => scrubbed, set, enumerable });
  };
  const set = (transaction: unknown): void => {
    // Usually, the SDK sets the same value again, which need not be scrubbed twice.
    if (transaction === assigned && scrubbed !== undefined) return;
    assigned = transaction;
    scrubbed = scrubbedFields({ transaction }, plan)["transaction"];
    define(true);
  };
  // `transaction` is enumerable only if it has a value. `baggage` and JSON contain every enumerable field, so an empty
  // name would be sent.
  define(scrubbed !== undefined);
}

/** Returns the scrubbed fields. If a field cannot be scrubbed, its value becomes `undefined`. */
function scrubbedFields(context: Record<string, unknown>, plan: CompiledPolicy): Record<string, unknown> {
  try {
    const fields = { ...context };
    const known = cleanFieldsOf(plan);
    if (areClean(fields, known)) return fields;
    const scrubbed = scrubTrace(fields, plan);
    remember(known, fields, scrubbed);
    return scrubbed;
  } catch {
    return Object.assign({}, ...Object.entries(context).map(([name, value]) => scrubbedField(name, value, plan)));
  }
}

function scrubbedField(name: string, value: unknown, plan: CompiledPolicy): Record<string, unknown> {
  try {
    return scrubTrace({ [name]: value }, plan);
  } catch {
    return { [name]: undefined };
  }
}

function cleanFieldsOf(plan: CompiledPolicy): Set<string> {
  const known = cleanFields.get(plan) ?? new Set<string>();
  cleanFields.set(plan, known);
  return known;
}

/**
 * Checks whether every field is known to contain no secret, because its value has the expected format or because an
 * earlier search found none.
 */
function areClean(fields: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): boolean {
  return Object.entries(fields).every(
    ([name, value]) => typeof value === "string" && (formOf(name)?.(value) === true || known.has(keyOf(name, value))),
  );
}

function formOf(name: string): ((text: string) => boolean) | undefined {
  return Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
}

function keyOf(name: string, value: string): string {
  return `${name}\n${value}`;
}

/** Caches the fields that scrubbing has not changed. */
function remember(
  known: Set<string>,
  fields: Readonly<Record<string, unknown>>,
  scrubbed: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value !== "string" || value.length > LONGEST_VALUE || scrubbed[name] !== value) continue;
    if (known.size >= MOST_FIELDS) known.clear();
    known.add(keyOf(name, value));
  }
}
