import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { isId, isRateText } from "../walk/field-forms.ts";
import { scrubTrace } from "./items.ts";

/**
 * For each field whose value is different in each trace, a function that checks whether the value has the expected
 * form. A value in this form cannot contain a secret.
 */
const FORMS: Readonly<Record<string, (text: string) => boolean>> = Object.freeze({
  trace_id: isId,
  sample_rand: isRateText,
  sample_rate: isRateText,
});
/**
 * For each policy, the fields in which an earlier search found no secret, written as `name\nvalue`. They are cached,
 * because the SDK creates a context several times for each trace, and most fields are the same in all contexts.
 */
const cleanFields = new WeakMap<CompiledPolicy, Set<string>>();
const MOST_FIELDS = 128;
const LONGEST_VALUE = 256;

/**
 * Scrubs a dynamic sampling context in place. The SDK sends the context to Sentry in the header of the envelope, and to
 * other hosts in the header `baggage`. SDK v10 with OpenTelemetry sets the field `transaction` again after all
 * listeners of `createDsc` have run. So the field is replaced by an accessor that scrubs each new value.
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
  // `baggage` and JSON contain every enumerable field. If `transaction` has no value, it must not be enumerable,
  // because a trace without a name would otherwise be sent with an empty name.
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
 * Checks whether no field needs to be searched. A field need not be searched if its value has the expected form, or if
 * an earlier search found no secret in it.
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
