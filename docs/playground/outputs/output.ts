import type { ScrubberPolicy } from "../../../packages/scrubber/src/policy/types.ts";

/** A policy in a form in which it can be used elsewhere. */
export interface OutputText {
  readonly text: string;
  /** What differs from the policy, in groups. */
  readonly notes?: readonly NoteGroup[];
}

/** Differences of one class: `weaker (does less than the policy)` */
interface NoteGroup {
  readonly title: string;
  readonly notes: readonly { readonly field: string; readonly message: string }[];
}

/** A form in which a policy can be used elsewhere. */
export interface Output {
  readonly title: string;
  readonly about: string;
  /** Creates the text to copy. `written` is the text of the valid policy `policy`. */
  readonly create: (written: string, policy: ScrubberPolicy) => Promise<OutputText>;
}
