import { remembered } from "../../shared/memoize.ts";
import { looksGenerated } from "./generated-values.ts";
import { HARMLESS_FORMS, TOPIC_FORMS } from "./harmless-forms.ts";
import { APP_NAME_RULE, type NameRule } from "./name-rule.ts";
import { wordsOf } from "./words.ts";

/** Maximum length of a value that is compared with the harmless values. */
const LONGEST = 256;
/**
 * Matches an answer to a yes-or-no question, or an empty value. Example: it matches `yes`, `enabled` and `none`, but
 * not `anvil`.
 */
export const HARMLESS_ANSWER: RegExp =
  /^(?:yes|no|on|off|none|null|nil|undefined|true|false|enabled|disabled|required|optional)$/i;
/**
 * Matches a `credentials` mode of the Fetch API, or a state. Example: it matches `include` and `requested`, but not
 * `anvil`.
 */
export const HARMLESS_STATE: RegExp =
  /^(?:include|omit|same-origin|expired|missing|invalid|denied|failed|failure|success|ok|requested|sent|completed|scheduled|pending|(?:in)?active|granted|revoked|(?:un)?authenticated|anonymous)$/i;
/**
 * Matches the error message of a validator. Example: it matches `must be a string` and `This field is required.`, but
 * not `made-up`.
 */
const VALIDATOR_MESSAGE =
  /^(?:(?:(?:this|the|your) (?:field|value|password|token)|it) )?(?:is|must|should|can(?:not|['’]t)|may not|does(?: not|n['’]t)|needs|contains|please|at least|too)(?: [\w'’(),:%/<>=-]{1,32}){1,24}[.!]?$/i;
/** Matches a route in Rails. Example: it matches `accounts/passwords#edit`, but not `plum#anvil`. */
const ROUTE = /^[a-z_]{1,40}(?:\/[a-z_]{1,40}){1,4}#[a-z_]{1,40}$/;
/** Matches the ARN of an AWS resource. Example: it matches `arn:aws:iam::123456789012:role/x`, but not `role/x`. */
const ARN = /^arn:aws[\w-]{0,16}:[\w-]{1,32}:[\w-]{0,32}:(?:\d{0,12}|aws):[\w:/.+@=-]{1,200}$/;
/**
 * Matches the name of an authentication method or a Unix signal. Example: it matches `oauth2`, `Bearer` and `SIGTERM`,
 * but not `q7Zt2Lm`.
 */
export const HARMLESS_METHOD: RegExp =
  /^(?:oauth2?|oidc|saml2?|jwt|basic|bearer|digest|ldap|kerberos|negotiate|ntlm|mtls|webauthn|sso|local|SIG[A-Z]{2,6}\d?)$/i;
/**
 * Matches a short word without digits, which cannot be a card number, an account number or a session id. Example: it
 * matches `ORCL` and `lobby`, but not `lobby7`.
 */
const SHORT_WORD = /^(?:[A-Z]?[a-z]{1,9}|[A-Z]{1,9})$/;
/** Rules for secrets that contain digits, such as card numbers and session ids. */
const RULES_WITH_DIGITS: ReadonlySet<string> = new Set(["@ssn", "@account", "@creditcard", "@session"]);
/** The rules for names whose value is often an authentication method, as in `auth: "basic"`. */
const RULES_WITH_METHODS: ReadonlySet<string> = new Set(["@auth", "@token"]);
/**
 * Matches an OpenTelemetry attribute with a session id. The id only groups the actions of one user. Example: it matches
 * `session.id`, but not `session_id`.
 */
const SESSION_ATTRIBUTE = /^(?:mcp\.)?session\.(?:previous_)?id$/;
/** Matches the last word of a name whose value is derived from a secret. Example: `digest` in `password_digest`. */
const HASH_TOPIC = /^(?:hash|digest|fingerprint|thumbprint|checksum)$/;
/**
 * The rules for secrets that can be guessed, because they have few possible values or people choose them. An attacker
 * can find such a secret from its hash by hashing guesses.
 */
const GUESSABLE_RULES: ReadonlySet<string> = new Set(["@password", "@ssn", "@account", "@creditcard"]);
/** Matches a word for a short secret code. Example: it matches `otp` and `codes`, but not `token`. */
const CODE_WORD = /^(?:otp|totp|pin|code|cvv2?|cvc2?|mfa|2fa)s?$/;
/** Splits a name into words. The result is cached, because a long query string can contain the same name many times. */
const splitName = remembered((name) => ({ words: wordsOf(name) }));
/**
 * Matches a UUID or 32 hexadecimal digits. Example: it matches `6b8f0c42-a8aa-4947-918c-385855184318`, but not
 * `6b8f0c42`.
 */
const ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/;

/**
 * Checks whether the value of a field with a sensitive name cannot be a secret. Such a value is only searched for
 * secrets, like the value of any other field. Example: true for `passwords: 3`, `password_reset: "requested"` and
 * `credentials: "include"`, and false for `password: "anvil"`.
 *
 * @param rule The rule for the name. Under a name in the app's `sensitiveFields`, only a count is harmless.
 */
export function isHarmlessValue(name: string, value: string, rule: string, nameRule: NameRule): boolean {
  if (isCount(name, value, nameRule)) return true;
  if (rule === APP_NAME_RULE || value.length > LONGEST) return false;
  if (
    HARMLESS_ANSWER.test(value) ||
    ROUTE.test(value) ||
    VALIDATOR_MESSAGE.test(value) ||
    (ARN.test(value) && !value.split(/[:/]/).some(looksGenerated))
  )
    return true;
  if (rule !== "@password" && HARMLESS_STATE.test(value)) return true;
  if (RULES_WITH_DIGITS.has(rule) && SHORT_WORD.test(value)) return true;
  if (RULES_WITH_METHODS.has(rule) && HARMLESS_METHOD.test(value)) return true;
  if (SESSION_ATTRIBUTE.test(name)) return ID.test(value);
  const { words } = splitName(name);
  // A CSS selector can repeat the name, as in `addPassword = "#add-password"`.
  if (/^[#.]\w/.test(value) && words.join().endsWith(wordsOf(value).join())) return true;
  return isHarmlessUnder(words.join(" "), value) || isHarmlessTopic(words, value, rule, nameRule);
}

/**
 * Checks whether a value is a count: a small number under a plural name, as in `passwords: 3`. False for
 * `passwords: 12345678`, which can be a password. A count of short codes, as in `backup_codes: 10`, has at most two
 * digits, because a longer number can be a code.
 */
function isCount(name: string, value: string, nameRule: NameRule): boolean {
  if (!/s$/i.test(name) || !/^\d{1,6}$/.test(value) || nameRule(name.slice(0, -1)) === undefined) return false;
  return value.length <= 2 || !CODE_WORD.test(splitName(name).words.at(-1) ?? "");
}

function isHarmlessUnder(phrase: string, value: string): boolean {
  return HARMLESS_FORMS.some(([name, form]) => name.test(phrase) && form.test(value));
}

/**
 * Checks whether a field only describes a secret. Its name is a sensitive name and a descriptive word, as in
 * `password_reset`, and its value is harmless after this word (see `TOPIC_FORMS`). Even then, returns false in these
 * cases:
 *
 * - The value is the hash of a password or of a short code, which can be guessed, unlike a generated token.
 * - The name means a password, and the value is a word that is not a known state. The word can be the password.
 * - The descriptive word is `number`, as in `pin_number`, so the value can be the secret. In `session_number`, it
 * cannot.
 */
function isHarmlessTopic(words: readonly string[], value: string, rule: string, nameRule: NameRule): boolean {
  const topic = words.at(-1) ?? "";
  if (HASH_TOPIC.test(topic) && (GUESSABLE_RULES.has(rule) || words.some((word) => CODE_WORD.test(word)))) return false;
  if (rule === "@password" && /^\p{L}/u.test(value) && !HARMLESS_STATE.test(value)) return false;
  if (topic === "number" && rule !== "@session") return false;
  const [, form] = TOPIC_FORMS.find(([name]) => name.test(topic)) ?? [];
  return form?.test(value) === true && nameRule(words.slice(0, -1).join(" ")) !== undefined;
}
