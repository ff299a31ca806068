import { remembered } from "../../shared/memoize.ts";
import { looksGenerated } from "./generated-values.ts";
import { HARMLESS_FORMS, TOPIC_FORMS } from "./harmless-forms.ts";
import { APP_NAME_RULE, type NameRule } from "./name-rule.ts";
import { wordsOf } from "./words.ts";

/** Longest value that can have a harmless form, in characters. */
const LONGEST = 256;
/** Matches an answer. Example: it matches `yes`, `enabled` and `none`, but not `anvil`. */
const ANSWER = /^(?:yes|no|on|off|none|null|nil|undefined|true|false|enabled|disabled|required|optional)$/i;
/**
 * Matches a mode for the credentials of a request, or a state. Example: it matches `include` and `requested`, but not
 * `anvil`.
 */
const STATE =
  /^(?:include|omit|same-origin|expired|missing|invalid|denied|failed|failure|success|ok|requested|sent|completed|scheduled|pending|(?:in)?active|granted|revoked|(?:un)?authenticated|anonymous)$/i;
/** Matches the ARN of a resource in AWS. Example: it matches `arn:aws:iam::123456789012:role/x`, but not `role/x`. */
const ARN = /^arn:aws[\w-]{0,16}:[\w-]{1,32}:[\w-]{0,32}:\d{0,12}:[\w:/.+@=-]{1,200}$/;
/**
 * Matches an authentication method, or a Unix signal. Example: it matches `oauth2`, `Bearer` and `SIGTERM`, but not
 * `q7Zt2Lm`.
 */
const METHOD =
  /^(?:oauth2?|oidc|saml2?|jwt|basic|bearer|digest|ldap|kerberos|negotiate|ntlm|mtls|webauthn|sso|local|SIG[A-Z]{2,6}\d?)$/i;
/**
 * Matches a short word, which cannot be a number or the id of a session. Example: it matches `ORCL` and `lobby`, but
 * not `lobby7`.
 */
const SHORT_WORD = /^(?:[A-Z]?[a-z]{1,9}|[A-Z]{1,9})$/;
/** Rules of secrets that contain digits, such as a card number or the id of a session. */
const RULES_WITH_DIGITS: ReadonlySet<string> = new Set(["@ssn", "@account", "@creditcard", "@session"]);
/** Rules of secrets for which apps often write the authentication method into the same field. */
const RULES_WITH_METHODS: ReadonlySet<string> = new Set(["@auth", "@token"]);
/**
 * Matches OpenTelemetry's attributes for session ids. These ids group what one user did. Example: it matches
 * `session.id`, but not `session_id`.
 */
const SESSION_ATTRIBUTE = /^(?:mcp\.)?session\.(?:previous_)?id$/;
/**
 * Matches a word at the end of a name whose value is derived from a secret. Example: in `password_digest`, it matches
 * `digest`.
 */
const HASH_TOPIC = /^(?:hash|digest|fingerprint|thumbprint|checksum)$/;
/**
 * Rules of secrets with few possible or common values. An attacker can find such a secret from its hash by trying them
 * all.
 */
const GUESSABLE_RULES: ReadonlySet<string> = new Set(["@password", "@ssn", "@account", "@creditcard"]);
/** Matches a word for a short code. Example: it matches `otp` and `codes`, but not `token`. */
const CODE_WORD = /^(?:otp|totp|pin|code|cvv2?|cvc2?|mfa|2fa)s?$/;
/** Splits a name into words. The result is cached, because a long query string repeats the same few names. */
const splitName = remembered((name) => ({ words: wordsOf(name) }));
/**
 * Matches a UUID, or 32 hexadecimal digits. Example: it matches `6b8f0c42-a8aa-4947-918c-385855184318`, but not
 * `6b8f0c42`.
 */
const ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/;

/**
 * Checks whether the value of a sensitive name has a form that no secret has: `passwords: 3`,
 * `password_reset: "requested"`, `credentials: "include"` -> true; `password: "anvil"` -> false. A harmless value is
 * searched like any other string, instead of being redacted because of its name.
 *
 * @param rule The rule for which the name is sensitive. If the app lists the name in `sensitiveFields`, only a count is
 * harmless.
 */
export function isHarmlessValue(name: string, value: string, rule: string, nameRule: NameRule): boolean {
  if (isCount(name, value, nameRule)) return true;
  if (rule === APP_NAME_RULE || value.length > LONGEST) return false;
  if (ANSWER.test(value) || (ARN.test(value) && !value.split(/[:/]/).some(looksGenerated))) return true;
  if (rule !== "@password" && STATE.test(value)) return true;
  if (RULES_WITH_DIGITS.has(rule) && SHORT_WORD.test(value)) return true;
  if (RULES_WITH_METHODS.has(rule) && METHOD.test(value)) return true;
  if (SESSION_ATTRIBUTE.test(name)) return ID.test(value);
  const { words } = splitName(name);
  return isHarmlessUnder(words.join(" "), value) || isHarmlessTopic(words, value, rule, nameRule);
}

/**
 * Checks whether a value is a count: `passwords: 3` -> true; `passwords: 12345678` -> false, because it can be a
 * password. A count of codes has at most two digits, because a code can have three: `backup_codes: 10` -> true
 */
function isCount(name: string, value: string, nameRule: NameRule): boolean {
  if (!/s$/i.test(name) || !/^\d{1,6}$/.test(value) || nameRule(name.slice(0, -1)) === undefined) return false;
  return value.length <= 2 || !CODE_WORD.test(splitName(name).words.at(-1) ?? "");
}

function isHarmlessUnder(phrase: string, value: string): boolean {
  return HARMLESS_FORMS.some(([name, form]) => name.test(phrase) && form.test(value));
}

/**
 * Checks whether a name consists of the name of a secret and a word that describes the secret, as in `password_reset`,
 * and whether the value has the form of such a description. Some descriptions are redacted anyway:
 *
 * - The hash of a password or a code, because guessing can reverse it, unlike the hash of a generated token.
 * - A description of a password that is not a known state, because any other word can be the password.
 * - A number such as `pin_number`, because it can be the secret itself, unless it counts sessions.
 */
function isHarmlessTopic(words: readonly string[], value: string, rule: string, nameRule: NameRule): boolean {
  const topic = words.at(-1) ?? "";
  if (HASH_TOPIC.test(topic) && (GUESSABLE_RULES.has(rule) || words.some((word) => CODE_WORD.test(word)))) return false;
  if (rule === "@password" && /^\p{L}/u.test(value) && !STATE.test(value)) return false;
  if (topic === "number" && rule !== "@session") return false;
  const [, form] = TOPIC_FORMS.find(([name]) => name.test(topic)) ?? [];
  return form?.test(value) === true && nameRule(words.slice(0, -1).join(" ")) !== undefined;
}
