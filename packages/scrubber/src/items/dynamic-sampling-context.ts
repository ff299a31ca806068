import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { scrubTrace } from "./items.ts";

/**
 * Scrubs a dynamic sampling context, which is sent in the envelope's header and, as `baggage`, to other hosts. The
 * OpenTelemetry set-up of SDK v10 assigns `transaction` again after all listeners of integrations have run, so
 * `transaction` becomes an accessor that scrubs each new value.
 */
export function scrubContext(context: Record<string, unknown>, plan: CompiledPolicy): void {
  let given = context["transaction"];
  Object.assign(context, cleaned(context, plan));
  let held = context["transaction"];
  const define = (enumerable: boolean): void => {
    defineAccessor(context, "transaction", { get: () => held, set, enumerable });
  };
  const set = (transaction: unknown): void => {
    // Fast path: the SDK usually assigns the same value again.
    if (transaction === given && held !== undefined) return;
    given = transaction;
    held = cleaned({ transaction }, plan)["transaction"];
    define(true);
  };
  // `baggage` and JSON include every enumerable field, so `transaction` is enumerable only if it has a value. Otherwise
  // a trace without a name would be sent with an empty one.
  define(held !== undefined);
}

/**
 * Scrubs all fields at once. If that throws, scrubs each field separately and leaves out those that cannot be scrubbed.
 */
function cleaned(context: Record<string, unknown>, plan: CompiledPolicy): Record<string, unknown> {
  try {
    return scrubTrace(context, plan);
  } catch {
    return Object.assign({}, ...Object.entries(context).map(([name, value]) => cleanedField(name, value, plan)));
  }
}

function cleanedField(name: string, value: unknown, plan: CompiledPolicy): Record<string, unknown> {
  try {
    return scrubTrace({ [name]: value }, plan);
  } catch {
    return { [name]: undefined };
  }
}
