import type { GuardClient } from "../items/client.ts";
import { isRecord } from "../shared/guards.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** Characters to which the SDK truncates a breadcrumb's message, in `Scope.addBreadcrumb`. */
const KEPT = 2048;
/** Maximum characters of a message that are searched here. The rest is dropped, as the SDK keeps only `KEPT`. */
const SEARCHED = 16_384;

/**
 * Scrubs a breadcrumb's message before the SDK truncates it to 2048 characters, so that a secret across the cut is
 * found whole and JSON can still be parsed. A breadcrumb that reaches a scope another way, such as by
 * `scope.addBreadcrumb`, is searched when it is sent, as truncated text.
 */
export function scrubBreadcrumbs(client: GuardClient, plan: CompiledPolicy): void {
  client.on("beforeAddBreadcrumb", (breadcrumb: unknown) => {
    try {
      if (!isRecord(breadcrumb) || mayBeOfApp(client)) return;
      const { message } = breadcrumb;
      if (typeof message === "string" && message.length > KEPT) breadcrumb["message"] = scrubBeginning(message, plan);
    } catch {
      // The message is still scrubbed when it is sent.
    }
  });
}

/** Checks whether a breadcrumb may be the app's own object: without `beforeBreadcrumb`, it is the SDK's copy. */
function mayBeOfApp(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, SEARCHED)}...`, { ...plan, valueLength: SEARCHED }).value;
}
