import { random } from "../../src/testing/random.ts";
import { flat } from "./family.ts";

const WORDS =
  "the order was shipped to a shop around corner and customers often ask when their parcel will arrive because weather " +
  "can be rough in winter while trucks have to take longer roads through hills our team answers every question within " +
  "one working day unless there are holidays please look at page for more about returns we hope that you enjoy what " +
  "bought here many people like green ones best but blue sell faster during summer months of last year no two boxes were same";

const LONGEST = 1_100_000;
let written: string | undefined;

/** Returns English prose without secrets. The cost of scrubbing it is the baseline for all other inputs. */
export function prose(length: number, turn: number): string {
  written ??= write(2 * LONGEST);
  const start = (turn * 7919) % LONGEST;
  return flat(written.slice(start, start + length));
}

function write(length: number): string {
  const made = random("prose");
  const words = WORDS.split(" ");
  let text = "";
  while (text.length < length) {
    const sentence = Array.from({ length: made.between(6, 18) }, () => made.pick(words)).join(" ");
    text += `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. `;
  }
  return text;
}
