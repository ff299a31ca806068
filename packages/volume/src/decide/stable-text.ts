/** Matches what a scrubber writes in place of a value. `[Filtered]`, `[ip]` -> true; `[17]` -> false */
const REDACTED = /\[[A-Za-z_]{2,20}\]/g;
/** Matches text without spaces. If it contains an `@`, it is replaced: `<ann@example.com>,` */
const CHUNK = /\S+/g;
/** Matches a word, including its hyphens: `user-17`, `3f2a91bc-11aa` */
const WORD = /[\w-]+/g;
/**
 * Matches several placeholders in a row, which remain of an address or a version: `10.0.0.1:80` has become `#.#.#.#:#`,
 * and `2001:db8::1` has become `#:#::#`.
 */
const PLACEHOLDERS = /(?:::)?#(?:[.:,/]{0,2}#)+/g;
/**
 * Matches a word with a digit, or of 8 or more hexadecimal letters. `user-17`, `deadbeef` -> true; `decade` -> false
 */
const VARYING = /\d|^[a-f-]{8,}$/i;

/**
 * Replaces the parts of a message that differ from one error to the next by `#`: ids, numbers, addresses, hashes, and
 * whatever a scrubber redacts. `connect ECONNREFUSED 10.0.0.1:5432` -> `connect ECONNREFUSED #`
 */
export function stableText(message: string): string {
  return message
    .replace(REDACTED, "#")
    .replace(CHUNK, (chunk) => (chunk.includes("@") ? "#" : chunk))
    .replace(WORD, (word) => (VARYING.test(word) ? "#" : word))
    .replace(PLACEHOLDERS, "#");
}
