import type { RedactionMethod } from "@sentry-policy/scrubber";
import type { RelayRedaction } from "./types.ts";

const FILTERED = "[Filtered]";

/**
 * Translates a redaction method of the policy.
 *
 * @param text The text that the method `"replace"` writes, such as `[email]`.
 */
export function relayRedaction(method: RedactionMethod, text: string = FILTERED): RelayRedaction {
  switch (typeof method === "object" ? method.method : method) {
    case "mask":
      return { method: "mask" };
    case "remove":
      return { method: "remove" };
    case "filter":
      return { method: "replace", text: FILTERED };
    default:
      // `hash` is exported as a replacement. Relay's own hash has an empty key, so anyone could compute it.
      return {
        method: "replace",
        text: typeof method === "object" && method.method === "replace" ? method.text : text,
      };
  }
}
