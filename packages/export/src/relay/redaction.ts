import type { RedactionMethod } from "@sentry-policy/scrubber";
import type { RelayRedaction } from "./types.ts";

const FILTERED = "[Filtered]";

/**
 * Translates a redaction method of the policy into the redaction of a rule in Relay.
 *
 * @param text The text that the method `"replace"` writes: `[email]`.
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
      // The method `hash` becomes a replacement. Relay's own hash uses an empty key, so anyone could compute it.
      return {
        method: "replace",
        text: typeof method === "object" && method.method === "replace" ? method.text : text,
      };
  }
}
