import { expect } from "vitest";
import { createScrub } from "../src/create-scrub.ts";

/** The secret in the strings of the tests. Some strings contain it in parts, such as `plum''anvil-7`. */
export const SECRET = "plum-anvil-7";

const scrub = createScrub();

/** Expects that scrubbing leaves no part of {@link SECRET}, and that scrubbing the result again changes nothing. */
export function expectNoSecret(text: string): void {
  const scrubbed = scrub(text);
  expect(scrubbed).not.toMatch(/plum|anvil/);
  expect(scrub(scrubbed)).toBe(scrubbed);
}

/** Expects that scrubbing does not change a string. */
export function expectUnchanged(text: string): void {
  expect(scrub(text)).toBe(text);
}
