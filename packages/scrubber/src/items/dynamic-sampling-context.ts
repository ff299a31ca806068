import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { scrubTrace } from "./items.ts";

/**
 * Scrubs a dynamic sampling context in place. The SDK sends it in the envelope's header, and to other hosts in the
 * header `baggage`. SDK v10 with OpenTelemetry assigns the field `transaction` again after all `createDsc` listeners
 * have run. So this function replaces the field with an accessor that scrubs each new value.
 */
export function scrubContext(context: Record<string, unknown>, plan: CompiledPolicy): void {
  let assigned = context["transaction"];
  Object.assign(context, scrubbedFields(context, plan));
  let scrubbed = context["transaction"];
  const define = (enumerable: boolean): void => {
    defineAccessor(context, "transaction", { get: () => scrubbed, set, enumerable });
  };
  const set = (transaction: unknown): void => {
    // Fast path: the SDK usually assigns the same value again.
    if (transaction === assigned && scrubbed !== undefined) return;
    assigned = transaction;
    scrubbed = scrubbedFields({ transaction }, plan)["transaction"];
    define(true);
  };
  // `baggage` and JSON include every enumerable field. So `transaction` is enumerable only if it has a value.
  // Otherwise, a trace without a name would be sent with an empty name.
  define(scrubbed !== undefined);
}

/** Returns the scrubbed fields. If a field cannot be scrubbed, its value is `undefined`. */
function scrubbedFields(context: Record<string, unknown>, plan: CompiledPolicy): Record<string, unknown> {
  try {
    return scrubTrace(context, plan);
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
