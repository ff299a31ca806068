import type { CharSet } from "./char-set.ts";
import type { ClassContext } from "./read-class.ts";

/**
 * Largest size of a compiled expression for Relay, in bytes. Relay silently skips a larger one. Its limit is [256
 * kB](https://github.com/getsentry/relay/blob/master/relay-pii/src/config.rs). This number is lower, because the sizes
 * are estimates.
 */
export const LARGEST_SIZE = 240_000;

const LAST_ASCII = 0x7f;
/** Sizes of one compiled set of characters in Relay 26.9.0, in bytes and rounded up. */
const SIZE_OF_PROPERTIES = 55_000;
const SIZE_OF_UNICODE = 2200;
/**
 * The size of an ASCII set with the flag `i`. It is larger than `SIZE_OF_ASCII`, because the flag also adds characters
 * beyond ASCII: `k` then matches the Kelvin sign.
 */
const SIZE_WITHOUT_CASE = 310;
const SIZE_OF_ASCII = 130;

/** Estimates how many bytes Relay needs for a set of characters in a compiled expression. */
export function sizeOf({ ranges, properties }: CharSet, { flags }: ClassContext): number {
  if (properties.length > 0) return SIZE_OF_PROPERTIES;
  if ((ranges.at(-1)?.[1] ?? 0) > LAST_ASCII) return SIZE_OF_UNICODE;
  return flags.includes("i") ? SIZE_WITHOUT_CASE : SIZE_OF_ASCII;
}
