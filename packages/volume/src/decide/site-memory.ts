import type { Occurrence } from "./occurrence.ts";
import { throwSite } from "./throw-site.ts";

/** Returns the place where an error was thrown. */
export type FindSite = (occurrence: Pick<Occurrence, "type" | "message" | "stack">) => string;

interface Memory {
  readonly site: string;
  /** Number of errors in a row that were thrown there. */
  repeats: number;
  /** Whether errors with the same signature were thrown in several places. */
  isMixed: boolean;
}

/** Number of errors in a row from one place after which not every stack is read any more. */
const CERTAIN_AFTER = 200;
/** Of the errors that follow, the stack of each sixteenth is read. */
const READ_EVERY = 16;
const MOST_SIGNATURES = 100;

/**
 * Creates a function that finds the place of an error. Most of the cost of an error that is not sent is for its stack,
 * which the runtime writes when it is read. So in a storm, after many errors with the same name and message from the same
 * place, only some stacks are read. As soon as one of them shows another place, all are read again.
 */
export function createSiteMemory(): FindSite {
  const memories = new Map<string, Memory>();
  return ({ type, message, stack }) => {
    // The message up to its first digit: `user 17 not found` -> `user `
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
