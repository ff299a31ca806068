/**
 * Matches the text that a scrubber writes in place of a value. Example: it matches `[Filtered]` and `[ip]`, but not
 * `[17]`.
 */
const REDACTED = /\[[A-Za-z_]{2,20}\]/g;
/**
 * Matches a run of characters without whitespace. `stableText` replaces the run only if it contains an `@`. Example: in
 * `to <ann@example.com>, now`, only `<ann@example.com>,` is replaced.
 */
const CHUNK = /\S+/g;
/** Matches a word, including its hyphens. Example: it matches `user-17` and `3f2a91bc-11aa`. */
const WORD = /[\w-]+/g;
/**
 * Matches several placeholders in a row, which the earlier replacements leave for an address or a version. Example: it
 * matches `#.#.#.#:#`, which was `10.0.0.1:80`, and `#:#::#`, which was `2001:db8::1`.
 */
const PLACEHOLDERS = /(?:::)?#(?:[.:,/]{0,2}#)+/g;
/**
 * Matches a word that contains a digit, or that consists of 8 or more hexadecimal letters. Example: it matches
 * `user-17` and `deadbeef`, but not `decade`.
 */
const VARYING = /\d|^[a-f-]{8,}$/i;

/**
 * Replaces parts of a message with `#` if they differ from one error to the next. These are ids, numbers, addresses,
 * hashes and redacted parts. Example: `connect ECONNREFUSED 10.0.0.1:5432` becomes `connect ECONNREFUSED #`.
 */
export function stableText(message: string): string {
  return message
    .replace(REDACTED, "#")
    .replace(CHUNK, (chunk) => (chunk.includes("@") ? "#" : chunk))
    .replace(WORD, (word) => (VARYING.test(word) ? "#" : word))
    .replace(PLACEHOLDERS, "#");
}
