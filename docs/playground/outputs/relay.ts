import { NOTE_HEADINGS } from "../../../packages/export/src/cli/describe-notes.ts";
import { toRelay } from "../../../packages/export/src/relay/to-relay.ts";
import type { ScrubberPolicy } from "../../../packages/scrubber/src/policy/types.ts";
import type { OutputText } from "./output.ts";

/** Exports a policy for Relay. The notes are grouped by their class. */
export function relayText(policy: ScrubberPolicy): OutputText {
  const { config, notes } = toRelay(policy);
  return {
    text: `${JSON.stringify(config, null, 2)}\n`,
    notes: Object.entries(NOTE_HEADINGS).flatMap(([name, heading]) => {
      const own = notes.filter((note) => note.class === name);
      return own.length === 0 ? [] : [{ title: `${name} (${heading})`, notes: own }];
    }),
  };
}
