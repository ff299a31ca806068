/** Matches a redacted part: `[Filtered]`, `[ip]` */
const REDACTED = /\[[A-Za-z_]{2,20}\]/g;
/** Matches everything up to the next space, such as an e-mail address. */
const CHUNK = /\S+/g;
/** Matches a word with its hyphens: `user-17`, `3f2a91bc-11aa` */
const WORD = /[\w-]+/g;
/** Matches several placeholders with what separates the parts of addresses and versions: `#.#.#.#:#`, `#::#` */
const PLACEHOLDERS = /(?:::)?#(?:[.:,/]{0,2}#)+/g;
/** Matches words that differ from one error to the next: with a digit, or hexadecimal. `17`, `deadbeef` */
const VARYING = /\d|^[a-f-]{8,}$/i;

/**
 * Returns a message without the parts that differ from one error to the next: ids, numbers, addresses, hashes, and
 * whatever a scrubber redacts. `connect ECONNREFUSED 10.0.0.1:5432` -> `connect ECONNREFUSED #`
 */
export function stableText(message: string): string {
  return message
    .replace(REDACTED, "#")
    .replace(CHUNK, (chunk) => (chunk.includes("@") ? "#" : chunk))
    .replace(WORD, (word) => (VARYING.test(word) ? "#" : word))
    .replace(PLACEHOLDERS, "#");
}
