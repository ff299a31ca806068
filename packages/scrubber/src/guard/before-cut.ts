import type { GuardClient } from "../items/client.ts";
import { isRecord } from "../shared/guards.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** The SDK cuts a breadcrumb's message at so many characters. */
const KEPT = 2048;
/** Characters of a message that are searched here: the SDK's own cut leaves no more than a part of them. */
const SEARCHED = 16_384;

/**
 * Scrubs a breadcrumb's message before the SDK cuts it at 2048 characters, so that a secret which lies across the cut is
 * found whole, and JSON can still be read. What reaches a scope by another way, such as `scope.addBreadcrumb`, is
 * searched when it is sent, as a text that was cut off.
 */
export function scrubBreadcrumbs(client: GuardClient, plan: CompiledPolicy): void {
  client.on("beforeAddBreadcrumb", (breadcrumb: unknown) => {
    try {
      if (!isRecord(breadcrumb) || mayBeOfApp(client)) return;
      const { message } = breadcrumb;
      if (typeof message === "string" && message.length > KEPT) breadcrumb["message"] = scrubBeginning(message, plan);
    } catch {
      // It is scrubbed when it is sent.
    }
  });
}

/** The SDK hands on a copy of its own, unless a hook gave it another object. */
function mayBeOfApp(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, SEARCHED)}...`, { ...plan, valueLength: SEARCHED }).value;
}
