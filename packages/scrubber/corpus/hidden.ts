import { expect } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { readings } from "./readings.ts";
import { leaksIn } from "./sample.ts";

const scrub = createScrub();

export const MAIL = "ada.planted@example.com";
export const PASSWORD = "plum-anvil-7741-harbour";
export const KEY: string = `gh${"p_"}${"Zq9vKe2RtY7u".repeat(3)}`;
export const CARD = "4111111111111111";

/** Parts of the secrets above. Scrubbed values must not contain any of these parts. */
const PARTS = ["ada.planted", "plum-anvil", "7741-harb", KEY.slice(4, 16), CARD.slice(0, 12)];

/**
 * Expects that a value contains one of these secrets in a readable form, and that its scrubbed copy contains none of
 * them.
 */
export function expectHidden(value: unknown): void {
  const scrubbed = scrub(value);
  expect(leakIn(JSON.stringify(value)), "the input holds no secret").toBeDefined();
  expect(leakIn(JSON.stringify(scrubbed)), JSON.stringify(scrubbed)).toBeUndefined();
  expect(scrub(scrubbed), "a second pass changes what the first one gave").toEqual(scrubbed);
}

/**
 * Returns the part of a secret that a string still contains, in plain text or in any encoding that `readings` decodes.
 */
export function leakIn(text: string): string | undefined {
  return leaksIn(readings(text), PARTS);
}
