import { isRecord } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** The length to which the SDK's `Scope.addBreadcrumb` truncates a message, in characters. */
const SDK_LIMIT = 2048;
/** How many characters of a message are searched. The rest is dropped, because the SDK would drop it anyway. */
const LONGEST_SEARCHED = 16_384;

/**
 * Scrubs long breadcrumb messages before the SDK truncates them to 2048 characters, because a truncated secret might
 * not be recognized. If a breadcrumb is not added through the client, for example by `scope.addBreadcrumb`, or if the
 * app has a `beforeBreadcrumb`, the message is scrubbed only when it is sent.
 */
export function scrubBreadcrumbs(client: GuardClient, plan: CompiledPolicy): void {
  client.on("beforeAddBreadcrumb", (breadcrumb: unknown) => {
    try {
      if (!isRecord(breadcrumb) || mayBeAppsObject(client)) return;
      const { message } = breadcrumb;
      if (typeof message === "string" && message.length > SDK_LIMIT)
        breadcrumb["message"] = scrubBeginning(message, plan);
    } catch {
      // The error can be ignored, because the message is scrubbed again when it is sent.
    }
  });
}

/**
 * Checks whether a breadcrumb may be the app's own object, which must not be changed. Only a `beforeBreadcrumb` can
 * return such an object. If the app has none, the breadcrumb is a copy that the SDK made.
 */
function mayBeAppsObject(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= LONGEST_SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, LONGEST_SEARCHED)}...`, { ...plan, valueLength: LONGEST_SEARCHED }).value;
}
