import { isRecord } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** Number of characters to which the SDK's `Scope.addBreadcrumb` truncates the message of a breadcrumb. */
const KEPT = 2048;
/**
 * Maximum number of characters of a message that are searched here. The rest is dropped, because the SDK keeps only the
 * first `KEPT` anyway.
 */
const SEARCHED = 16_384;

/**
 * Scrubs a breadcrumb's message before the SDK truncates it to 2048 characters, so that a secret that continues after
 * the cut is found as a whole, and JSON can still be parsed. A breadcrumb that is added without the client, such as by
 * `scope.addBreadcrumb`, is searched only when it is sent, after the truncation.
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

/**
 * Checks whether a breadcrumb might be the app's own object, which must not be changed. Without `beforeBreadcrumb`, the
 * breadcrumb is always the SDK's copy.
 */
function mayBeOfApp(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, SEARCHED)}...`, { ...plan, valueLength: SEARCHED }).value;
}
