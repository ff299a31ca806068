import { ERRORS } from "./errors.ts";
import { EXOTIC } from "./exotic.ts";
import type { Family } from "./family.ts";
import { COLLISIONS, FIELDS } from "./fields.ts";
import { ITEMS } from "./items.ts";
import { LISTS, TEXTS_APART } from "./lists.ts";
import { NESTED } from "./nested.ts";
import { REDACTIONS } from "./redactions.ts";
import { REQUESTS, SCOPES } from "./scopes.ts";
import { ENCODED, JSON_LIKE, WRITTEN } from "./texts.ts";
import { REPEATED, REPEATED_ENCODINGS } from "./units.ts";

export { ENDLESS } from "./endless.ts";
export { charactersOf, type Family, inputOf } from "./family.ts";
export { prose } from "./prose.ts";

/** The families of repeated text, with `...` at the end, like text that the SDK has truncated. */
const CUT: readonly Family[] = REPEATED.map(({ name, make }) => ({
  name: `${name}, cut off`,
  make: (length, turn) => `${make(length - 3, turn)}...`,
}));

/** Groups of similar families. A quick run tests a few families of each. */
const GROUPS: readonly (readonly Family[])[] = [
  ...[REPEATED_ENCODINGS, REPEATED, ENCODED, JSON_LIKE, WRITTEN],
  ...[FIELDS, COLLISIONS, LISTS, TEXTS_APART, NESTED, EXOTIC],
  ...[ERRORS, SCOPES, REQUESTS, ITEMS, REDACTIONS, CUT],
];

/**
 * The families of inputs whose JSON length is a measure for the scrubbing time. The families in `ENDLESS` are left out.
 */
export const FAMILIES: readonly Family[] = GROUPS.flat();

/** Returns every `oneIn`-th family of each group. */
export function sampleOf(oneIn: number): readonly Family[] {
  return GROUPS.flatMap((group) => group.filter((_, index) => index % oneIn === 0));
}
