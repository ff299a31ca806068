import { isRecord } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** The SDK's `Scope.addBreadcrumb` truncates the message of a breadcrumb to this number of characters. */
const SDK_LIMIT = 2048;
/**
 * Only this number of characters of a message is searched. The remaining characters are dropped. The SDK would drop
 * them anyway.
 */
const LONGEST_SEARCHED = 16_384;

/**
 * Scrubs long breadcrumb messages before the SDK truncates them to 2048 characters. If a message were truncated first,
 * a secret could be split so that it is not recognized, and JSON could become invalid. Some breadcrumbs are searched
 * only when they are sent, after they were truncated: those that are not added through the client, for example by
 * `scope.addBreadcrumb`, and those of an app with a `beforeBreadcrumb`.
 */
export function scrubBreadcrumbs(client: GuardClient, plan: CompiledPolicy): void {
  client.on("beforeAddBreadcrumb", (breadcrumb: unknown) => {
    try {
      if (!isRecord(breadcrumb) || mayBeAppsObject(client)) return;
      const { message } = breadcrumb;
      if (typeof message === "string" && message.length > SDK_LIMIT)
        breadcrumb["message"] = scrubBeginning(message, plan);
    } catch {
      // The error can be ignored, because the message is scrubbed again when an event with this breadcrumb is sent.
    }
  });
}

/**
 * Checks whether a breadcrumb may be one of the app's own objects, which must not be changed. This is possible only if
 * the app has a `beforeBreadcrumb`, which can return its own object. Otherwise, the breadcrumb is the SDK's copy.
 */
function mayBeAppsObject(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= LONGEST_SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, LONGEST_SEARCHED)}...`, { ...plan, valueLength: LONGEST_SEARCHED }).value;
}
