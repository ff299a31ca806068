import { looksGenerated } from "./generated-values.ts";
import { wordsOf } from "./words.ts";

/** A condition that makes a usually harmless field name sensitive. Example: `code` is sensitive in an OAuth request. */
export interface NameCondition {
  /** The rule for the value if the condition is met. */
  readonly rule: string;
  /**
   * Checks whether the value is a secret. `isBeside` checks whether the object, URL or form that contains the value
   * also contains a field with the given name.
   */
  readonly isMet: (value: string, isBeside: (name: string) => boolean) => boolean;
}

/** Names of parameters that occur only in OAuth requests. */
const OAUTH_NAMES: readonly string[] = Object.freeze([
  "grant_type",
  "grantType",
  "redirect_uri",
  "redirectUri",
  "code_verifier",
  "codeVerifier",
]);
/** Matches an error code or a ticket number. Example: it matches `SHOP-1234` and `e11000`, but not `plum-anvil-7`. */
const NUMBERED = /^(?:[a-z]{0,12}[-_#.]|[a-z]{0,3})\d{1,9}$/i;
/** Matches a count with words that describe it. Example: it matches `4096_max`, but not `plum-anvil-7`. */
const COUNT_WITH_WORDS = /^\d{1,9}(?:[_/-][a-z]{1,12}){1,3}$/i;
/** Minimum and maximum number of characters in a code that a server issued. */
const SHORTEST_CODE = 8;
const LONGEST_CODE = 4096;

/**
 * Checks whether a server may have issued a value as a code. Such a code has lower-case letters and digits, or looks
 * generated. Example: true for `plum-anvil-7`, and false for words, numbers, error codes and ticket numbers.
 */
function looksIssued(value: string): boolean {
  const { length } = value;
  if (length < SHORTEST_CODE || length > LONGEST_CODE || /\s/.test(value) || NUMBERED.test(value)) return false;
  return (/[a-z]/.test(value) && /\d/.test(value)) || looksGenerated(value);
}

/**
 * Checks whether a value looks like a generated key. Unlike `looksGenerated`, it accepts every value of 32 to 128
 * hexadecimal digits.
 */
function looksLikeKey(value: string): boolean {
  return /^[\da-f]{32,128}$/i.test(value) || looksGenerated(value);
}

const CODE: NameCondition = Object.freeze<NameCondition>({
  rule: "@token",
  isMet: (value, isBeside) => OAUTH_NAMES.some(isBeside) || (isBeside("state") && looksIssued(value)),
});
const TICKET: NameCondition = Object.freeze<NameCondition>({ rule: "@token", isMet: looksIssued });
const TOKEN_LIST: NameCondition = Object.freeze<NameCondition>({
  rule: "@token",
  isMet: (value) => looksIssued(value) && !COUNT_WITH_WORDS.test(value),
});
const KEY: NameCondition = Object.freeze<NameCondition>({ rule: "@apikey", isMet: looksLikeKey });

/**
 * Matches a name that ends with `key`, `pat` (personal access token), `login` or `crumb` after another word. The name can
 * continue with a number or the name of an environment. Example: it matches `stripe_key`, `stripeKey2`,
 * `STRIPE_KEY_PROD` and `ado_pat`, but not `key` or `keys`.
 */
const KEY_NAME = /.(?:key|pat|login|crumb)(?:[_-]?\d{1,2}|[_-](?:prod|production|live|test|dev|staging|old|new))?$/i;
/** Matches `tokens` at the end of a name. Such a field usually contains a count, but it can also contain tokens. */
const TOKENS = /tokens$/i;
/**
 * Words before `key` that make a name harmless, because such a key is public or an id. Examples: `publicKey` and
 * `cache_key`.
 */
const HARMLESS_KEYS: ReadonlySet<string> = new Set(
  "public, publishable, primary, foreign, cache, partition, sort, object, idempotency, dedup, dedupe, websocket, hash, range, row, query, message, lookup, group, translation, sitemap, file, blob, content, react, registry, host, storage, event, job, queue, item, node".split(
    ", ",
  ),
);

/**
 * Returns the condition that makes a name sensitive, or `undefined` if there is none. Requires that `mayHaveCondition`
 * returned true for the name.
 */
export function conditionOf(name: string): NameCondition | undefined {
  if (name === "code") return CODE;
  if (name === "ticket" || name === "invite") return TICKET;
  if (TOKENS.test(name)) return TOKEN_LIST;
  return holdsSecretKey(name) ? KEY : undefined;
}

/**
 * Checks quickly whether a name may have a condition. Returns `true` for every name that has a condition, such as
 * `code`, `ticket`, `tokens` and `stripe_key`, and for a few other names.
 */
export function mayHaveCondition(name: string): boolean {
  return KEY_NAME.test(name) || name === "code" || name === "ticket" || name === "invite" || TOKENS.test(name);
}

/**
 * Checks whether a name that `KEY_NAME` matches can be the name of a secret. Example: returns true for `stripe_key`, and
 * false for `cache_key`.
 */
function holdsSecretKey(name: string): boolean {
  const at = name.toLowerCase().lastIndexOf("key");
  const words = at < 0 ? [] : wordsOf(name.slice(0, at));
  return !HARMLESS_KEYS.has(words.at(-1) ?? "");
}
