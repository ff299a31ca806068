import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { scrubTrace } from "./items.ts";

/**
 * Scrubs a dynamic sampling context, which is sent in the envelope's header and, as `baggage`, to other hosts. v10's
 * OpenTelemetry set-up assigns `transaction` again after all listeners of integrations, so that field becomes an
 * accessor that scrubs each new value.
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
  // `baggage` and JSON include every enumerable field, and a trace without a name must not get an empty one.
  define(held !== undefined);
}

/** Scrubs all fields at once. If that throws, scrubs them one by one and leaves out those that cannot be scrubbed. */
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
