import { looksGenerated } from "./generated-values.ts";
import { wordsOf } from "./words.ts";

/** A condition under which a name, which is harmless in other places, is the name of a secret. */
export interface NameCondition {
  /** The rule that redacts the value if the condition is met. */
  readonly rule: string;
  /** Checks a value. `isBeside` returns whether a field or parameter of the given name is in the same place. */
  readonly isMet: (value: string, isBeside: (name: string) => boolean) => boolean;
}

/** Parameters that only OAuth requests have. */
const OAUTH_NAMES: readonly string[] = Object.freeze([
  "grant_type",
  "grantType",
  "redirect_uri",
  "redirectUri",
  "code_verifier",
  "codeVerifier",
]);
/** Matches the number of a support ticket, or an error code: `SHOP-1234`, `e11000` -> true, `plum-anvil-7` -> false */
const NUMBERED = /^[a-z]{0,12}[-_#.]?\d{1,9}$/i;
/**
 * Matches a value with lower-case letters and digits, as issued codes have them: `plum-anvil-7` -> true, `ERR_HTTP2`,
 * `Berlin` -> false
 */
const WITH_LETTERS_AND_DIGITS = /^(?=\S{0,64}[a-z])(?=\S{0,64}\d)\S{8,}$/;

/** Checks whether a value can be a code that a server issued, rather than a word, a number or an error code. */
export function looksIssued(value: string): boolean {
  return (WITH_LETTERS_AND_DIGITS.test(value) && !NUMBERED.test(value)) || looksGenerated(value);
}

const CODE: NameCondition = Object.freeze<NameCondition>({
  rule: "@token",
  isMet: (value, isBeside) => OAUTH_NAMES.some(isBeside) || (isBeside("state") && looksIssued(value)),
});
const TICKET: NameCondition = Object.freeze<NameCondition>({ rule: "@token", isMet: looksIssued });
const KEY: NameCondition = Object.freeze<NameCondition>({ rule: "@apikey", isMet: looksGenerated });

/** Words before `key` in the names of keys that are ids or public: `cache_key`, `publicKey` */
const HARMLESS_KEYS: ReadonlySet<string> = new Set(
  "public, publishable, primary, foreign, cache, partition, sort, object, idempotency, dedup, dedupe, websocket, hash, range, row, query, message, lookup, group, translation, sitemap, file, blob, content, react, registry, host, storage, event, job, queue, item, node".split(
    ", ",
  ),
);

/** Returns the condition under which a name is sensitive, if it has one. It is called only for harmless names. */
export function conditionOf(name: string): NameCondition | undefined {
  if (name === "code") return CODE;
  if (name === "ticket" || name === "invite") return TICKET;
  return isKeyName(name) && holdsSecretKey(name) ? KEY : undefined;
}

/** Checks whether a name ends with `key`: `stripe_key`, `stripeKey` -> true, `key`, `keys` -> false */
export function isKeyName(name: string): boolean {
  return name.length > 3 && /key$/i.test(name);
}

/** Checks whether a name that ends with `key` can name a secret: `stripe_key` -> true, `cache_key`, `hotkey` -> false */
function holdsSecretKey(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? "";
  return !HARMLESS_KEYS.has(last === "key" ? (words.at(-2) ?? "") : last.slice(0, -3));
}
