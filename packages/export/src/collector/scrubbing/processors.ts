import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { activeRules } from "@sentry-policy/scrubber/rules";
import type { Processors } from "../sampling/processor.ts";
import { allowStatements } from "./allow.ts";
import { attributeNames } from "./attribute-names.ts";
import { redactionProcessors } from "./redaction.ts";
import { scrubberNotes } from "./scrubber-notes.ts";
import { SESSION_STATEMENTS } from "./session-ids.ts";
import { valueSearches } from "./value-searches.ts";
import { valueTransform } from "./value-transform.ts";

/**
 * Translates the scrubber's policy into processors. One processor searches all strings of a span for secrets. The other
 * processors redact attributes by name.
 */
export function scrubbingProcessors(policy: ScrubberPolicy): Processors {
  const active = activeRules(policy);
  const names = attributeNames(policy, active);
  const sessions = active.names.some(({ rule }) => rule === "@session") ? SESSION_STATEMENTS : [];
  const { searches, hashed, notes } = valueSearches(policy, active);
  return {
    processors: {
      "transform/scrub": valueTransform(searches, [...allowStatements(policy), ...sessions]),
      ...redactionProcessors(policy, active, names, hashed),
    },
    notes: [...names.notes, ...notes, ...scrubberNotes(policy, active)],
  };
}
