import type { Occurrence } from "./occurrence.ts";
import { throwSite } from "./throw-site.ts";

/** Returns an error's site, which is the place where the error was thrown. */
export type FindSite = (occurrence: Pick<Occurrence, "type" | "message" | "stack">) => string;

/**
 * What is known about the errors with one signature, which consists of an error's name and the start of its message.
 */
interface Memory {
  readonly site: string;
  /** Number of errors with this signature after the first one. No longer counted once `isMixed` is true. */
  repeats: number;
  /** Whether errors with this signature have different sites. */
  isMixed: boolean;
}

/** After this number of errors in a row with the same signature and site, only some stacks are read. */
const CERTAIN_AFTER = 200;
/** If only some stacks are read, every sixteenth one is. */
const READ_EVERY = 16;
const MOST_SIGNATURES = 100;

/**
 * Creates a function that finds an error's site. For an error that is not sent, reading the stack is the main cost,
 * because the runtime formats a stack only when it is read. So after many errors in a row with the same signature and
 * site, only some stacks are read. As soon as one of them shows another site, every stack of this signature is read
 * again.
 */
export function createSiteMemory(): FindSite {
  const memories = new Map<string, Memory>();
  return ({ type, message, stack }) => {
    // The signature contains the message up to its first digit: `user 17 not found` -> `user `
    const digit = message.search(/\d/);
    const signature = `${type}\n${digit < 0 ? message : message.slice(0, digit)}`;
    const memory = memories.get(signature);
    if (memory !== undefined && !memory.isMixed) {
      memory.repeats += 1;
      if (memory.repeats > CERTAIN_AFTER && memory.repeats % READ_EVERY !== 0) return memory.site;
    }
    const site = throwSite(stack());
    if (memory !== undefined) memory.isMixed ||= memory.site !== site;
    else if (site !== "") {
      if (memories.size >= MOST_SIGNATURES) memories.clear();
      memories.set(signature, { site, repeats: 0, isMixed: false });
    }
    return site;
  };
}
