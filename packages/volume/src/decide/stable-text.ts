/** Matches an e-mail address or a redacted part: `bob@example.com`, `[Filtered]`, `[ip]` */
const REDACTABLE = /[\w.+-]{1,64}@[\w.-]{1,255}|\[[A-Za-z_]{2,20}\]/g;
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
    .replace(REDACTABLE, "#")
    .replace(WORD, (word) => (VARYING.test(word) ? "#" : word))
    .replace(PLACEHOLDERS, "#");
}
