import type { Occurrence } from "./occurrence.ts";
import { throwSite } from "./throw-site.ts";

/** Returns the place where an error was thrown, which is called its site here. */
export type FindSite = (occurrence: Pick<Occurrence, "type" | "message" | "stack">) => string;

/** What is known about the errors with one signature, which is made from the name and the message. */
interface Memory {
  readonly site: string;
  /** Number of errors with this signature after the first, as long as `isMixed` is false. */
  repeats: number;
  /** Whether errors with the same signature were thrown in several places. */
  isMixed: boolean;
}

/** After this many errors in a row from one place, only some stacks are read. */
const CERTAIN_AFTER = 200;
/** From then on, every sixteenth stack is read. */
const READ_EVERY = 16;
const MOST_SIGNATURES = 100;

/**
 * Creates a function that finds the place where an error was thrown. Reading the stack is most of the cost of an error
 * that is not sent, because the runtime formats it only then. So after many errors in a row with the same name, message
 * and place, only some stacks are read. As soon as one of them shows another place, all are read again.
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
