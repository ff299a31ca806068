/** Matches what a scrubber writes in place of a value. `[Filtered]` and `[ip]` -> true; `[17]` -> false */
const REDACTED = /\[[A-Za-z_]{2,20}\]/g;
/**
 * Matches a run of characters without whitespace. `stableText` replaces those that contain an `@`: in
 * `to <ann@example.com>, now`, it replaces `<ann@example.com>,`.
 */
const CHUNK = /\S+/g;
/** Matches a word, including its hyphens. `user-17` and `3f2a91bc-11aa` -> true */
const WORD = /[\w-]+/g;
/**
 * Matches several placeholders in a row. For example, `10.0.0.1:80` has become `#.#.#.#:#`, and `2001:db8::1` has
 * become `#:#::#`, because words with digits are replaced first.
 */
const PLACEHOLDERS = /(?:::)?#(?:[.:,/]{0,2}#)+/g;
/**
 * Matches a word that contains a digit, or that consists of 8 or more hexadecimal letters. `user-17` and `deadbeef` ->
 * true; `decade` -> false
 */
const VARYING = /\d|^[a-f-]{8,}$/i;

/**
 * Replaces what differs between messages of one issue with `#`: ids, numbers, addresses, hashes and redacted parts.
 * `connect ECONNREFUSED 10.0.0.1:5432` -> `connect ECONNREFUSED #`
 */
export function stableText(message: string): string {
  return message
    .replace(REDACTED, "#")
    .replace(CHUNK, (chunk) => (chunk.includes("@") ? "#" : chunk))
    .replace(WORD, (word) => (VARYING.test(word) ? "#" : word))
    .replace(PLACEHOLDERS, "#");
}
