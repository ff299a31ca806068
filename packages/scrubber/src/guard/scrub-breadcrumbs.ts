import { isRecord } from "@sentry-policy/internal/guards";
import type { GuardClient } from "../items/client.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import { walk } from "../walk/walk.ts";

/** The SDK's `Scope.addBreadcrumb` truncates the message of a breadcrumb to this number of characters. */
const SDK_LIMIT = 2048;
/**
 * Maximum number of characters of a message that are searched. The rest is dropped, because the SDK would drop it
 * anyway.
 */
const LONGEST_SEARCHED = 16_384;

/**
 * Scrubs the message of each breadcrumb before the SDK truncates it to 2048 characters. The truncation could cut a
 * secret in two, so that it would not be recognized, and could make JSON invalid. A breadcrumb that is added without
 * the client, for example by `scope.addBreadcrumb`, is searched only when it is sent, after the truncation.
 */
export function scrubBreadcrumbs(client: GuardClient, plan: CompiledPolicy): void {
  client.on("beforeAddBreadcrumb", (breadcrumb: unknown) => {
    try {
      if (!isRecord(breadcrumb) || mayBeAppsObject(client)) return;
      const { message } = breadcrumb;
      if (typeof message === "string" && message.length > SDK_LIMIT)
        breadcrumb["message"] = scrubBeginning(message, plan);
    } catch {
      // On failure, the message is still scrubbed later, when an event with the breadcrumb is sent.
    }
  });
}

/**
 * Checks whether a breadcrumb might be the app's own object, which must not be changed. That is possible only if the
 * app's `beforeBreadcrumb` returned it. Otherwise, the breadcrumb is the SDK's copy.
 */
function mayBeAppsObject(client: GuardClient): boolean {
  const hook: unknown = Reflect.get(client.getOptions(), "beforeBreadcrumb");
  return hook !== undefined && hook !== null;
}

function scrubBeginning(message: string, plan: CompiledPolicy): unknown {
  if (message.length <= LONGEST_SEARCHED) return walk(message, plan).value;
  return walk(`${message.slice(0, LONGEST_SEARCHED)}...`, { ...plan, valueLength: LONGEST_SEARCHED }).value;
}
