import { defineAccessor } from "../shared/define-accessor.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { scrubTrace } from "./items.ts";

/**
 * Cleans a dynamic sampling context, which goes out in the envelope's header and, in `baggage`, to other hosts. v10's
 * OpenTelemetry set-up writes `transaction` once more after every integration's listener, so that field cleans
 * whatever is set.
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
  // `baggage` and JSON list what is enumerable, and a trace without a name must not gain an empty one.
  define(held !== undefined);
}

/** All fields at once, or, if that fails, each by itself: those that cannot be scrubbed are left out. */
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
