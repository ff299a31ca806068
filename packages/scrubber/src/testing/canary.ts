import { KINDS } from "./kinds.ts";
import { random } from "./random.ts";

/** A made-up secret, shaped like a real one of its kind, that is looked for in what leaves the process. */
export interface Canary {
  /** What it passes for: `"email"`, `"jwt"`, `"password"`, ... */
  readonly kind: string;
  /** What `canaries` was called with, so that a test can tell which of its places a find came from. */
  readonly place: string;
  /** What must not leave. */
  readonly secret: string;
  /** How a text shows it: the bare secret where its form tells what it is, else with its name (`password: ...`). */
  readonly text: string;
  /** How a field shows it. The name is a neutral one (`note`) where the value's form tells what it is. */
  readonly field: { readonly name: string; readonly value: string };
}

/**
 * One canary of each kind that the scrubber knows by default, credentials and personal data alike.
 *
 * @param place Any text. The same one gives the same canaries, in any process, so a test can look for what an app planted
 *   elsewhere; two give none in common. By default each call has a place of its own.
 */
export function canaries(place: string = `call ${Math.random()}`): readonly Canary[] {
  return KINDS.map(({ kind, make }) => {
    const { secret, text = secret, name = "note", value = text } = make(random(`${kind} in ${place}`));
    return { kind, place, secret, text, field: { name, value } };
  });
}
