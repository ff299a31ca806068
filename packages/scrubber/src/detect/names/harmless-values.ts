import { looksIssued } from "./conditions.ts";
import { looksGenerated } from "./generated-values.ts";
import { APP_NAME_RULE, type NameRule } from "./name-rule.ts";
import { TOPIC_ENDINGS, type TopicForm } from "./topics.ts";
import { wordsOf } from "./words.ts";

/** Rules whose values always contain digits, such as a card number, except for texts that are no value at all. */
const RULES_OF_NUMBERS: ReadonlySet<string> = new Set(["@ssn", "@account", "@creditcard"]);
/** Longest value that can have a harmless form, in characters. */
const LONGEST = 256;
/** Matches an answer: `yes`, `enabled`, `none` -> true */
const ANSWER = /^(?:yes|no|on|off|none|null|nil|undefined|true|false|enabled|disabled|required|optional)$/i;
/** Matches the mode of a request's credentials, or a state: `include`, `requested` -> true */
const STATE =
  /^(?:include|omit|same-origin|expired|missing|invalid|denied|failed|failure|success|ok|requested|pending|active|inactive|granted|revoked|authenticated|unauthenticated|anonymous)$/i;
/** Matches a method of authentication: `oauth2`, `Bearer` -> true */
const METHOD =
  /^(?:oauth2?|oidc|saml2?|jwt|basic|bearer|digest|ldap|kerberos|negotiate|ntlm|mtls|webauthn|sso|local)$/i;
/** Matches the name of a Unix signal: `SIGTERM` -> true */
const SIGNAL = /^SIG[A-Z]{2,6}\d?$/;
/** Matches the ARN of a resource in AWS: `arn:aws:iam::123456789012:role/x` -> true */
const ARN = /^arn:aws[\w-]{0,16}:[\w-]{1,32}:[\w-]{0,32}:\d{0,12}:[\w:/.+@=-]{1,256}$/;
/** Matches an absolute path: `/srv/app`, `C:\app` -> true, `/9k#x` -> false */
const PATH = /^(?:~?\/|[A-Z]:\\)(?:[\w.@ -]{1,64}[\\/]){0,32}[\w.@ -]{0,64}$/;
/** Matches a date or a time in ISO 8601: `2026-11-24`, `2026-11-24T00:28:19Z` -> true */
const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** Matches a small number, a fraction or a Unix time: `14`, `0.53`, `1767225600` -> true, `493021` -> false */
const NUMBER = /^-?(?:\d{1,3}|\d{1,9}\.\d{1,20}|1\d{9}(?:\d{3})?)(?:\s?(?:ms|s|m|h|d|days|%))?$/;
/** Matches ordinary words, each in one case: `Keynote on Rust`, `reset_password` -> true, `plum-anvil-7` -> false */
const WORDS = /^(?:[A-Z]?[a-z]{1,16}|[A-Z]{1,16})(?:[ ._/-]{1,2}(?:[A-Z]?[a-z]{1,16}|[A-Z]{1,16})){0,9}[.!?]?$/;
/** Matches a short word, which cannot be a number or the id of a session: `ORCL`, `lobby` -> true */
const SHORT_WORD = /^(?:[A-Z]?[a-z]{1,9}|[A-Z]{1,9})$/;
/** Matches a word with a capital, such as the name of a person: `Anna` -> true */
const CAPITALIZED = /^[A-Z][a-z]{1,15}$/;
/** Matches a hash or a fingerprint: `SHA256:q7Zt...`, 64 hexadecimal digits -> true */
const HASH =
  /^(?:(?:[a-z\d]{2,10}[:$-])?[\da-f]{32,128}|(?:[\da-f]{2}:){7,63}[\da-f]{2}|SHA\d{1,3}:[\w+/]{20,90}={0,2})$/i;
/** Matches the address of an account or a contract on a blockchain: `0x` and 40 hexadecimal digits -> true */
const CHAIN_ADDRESS = /^0x[\da-f]{40}$/i;
/** Matches a UUID, or 32 hexadecimal digits -> true */
const ID = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/;
/** Matches one setting of a connection string: `Server=db` */
const SETTING = /^\s?([\w .]{1,64})=[^;=]{0,256}$/;
/** Attributes of OpenTelemetry with the id of a session, which is needed to group what one user did. */
const SESSION_ATTRIBUTES: ReadonlySet<string> = new Set(["session.id", "session.previous_id", "mcp.session.id"]);

/**
 * Checks whether the value of a sensitive name has a form that no secret has, so that it is searched instead of
 * redacted: `passwords: 3`, `password_reset: "requested"`, `credentials: "include"` -> true
 *
 * @param rule The rule by which the name is sensitive. What the app lists in `sensitiveFields` is always redacted.
 */
export function isHarmlessValue(name: string, value: string, rule: string, nameRule: NameRule): boolean {
  if (isCount(name, value, nameRule)) return true;
  if (rule === APP_NAME_RULE || value.length > LONGEST) return false;
  if (hasHarmlessForm(value, rule)) return true;
  const words = wordsOf(name);
  const phrase = words.join(" ");
  return (
    isHarmlessUnderName(name, phrase, value) ||
    isHarmlessTopic(words, value, rule, nameRule) ||
    isOpenConnection(phrase, value, nameRule)
  );
}

/** Checks whether a value is a count: `passwords: 3` -> true, `passwords: 12345678` (perhaps a password) -> false */
function isCount(name: string, value: string, nameRule: NameRule): boolean {
  return /s$/i.test(name) && /^\d{1,6}$/.test(value) && nameRule(name.slice(0, -1)) !== undefined;
}

/** Checks the forms that are harmless under every name of a rule. */
function hasHarmlessForm(value: string, rule: string): boolean {
  if (ANSWER.test(value) || ARN.test(value)) return true;
  if (rule === "@password") return false;
  if (STATE.test(value)) return true;
  if (RULES_OF_NUMBERS.has(rule) || rule === "@session") return SHORT_WORD.test(value);
  return (rule === "@auth" || rule === "@token") && (METHOD.test(value) || SIGNAL.test(value));
}

/** Checks the forms that are harmless under a certain name. */
function isHarmlessUnderName(name: string, phrase: string, value: string): boolean {
  if (SESSION_ATTRIBUTES.has(name)) return ID.test(value);
  if (/^(?:old)?pwd$/i.test(name)) return PATH.test(value) && !looksGenerated(value);
  if (/^(?:training|game|workshop|conference|lab|study) sessions?$/.test(phrase)) return WORDS.test(value);
  if (phrase === "bearer") return CAPITALIZED.test(value);
  if (phrase === "accesskey") return value.length === 1;
  if (phrase === "assertion") return /\s/.test(value) && !value.includes("<");
  if (/(?:^| )pins?$/.test(phrase) || phrase.endsWith("pin number")) return /^\d{1,2}$/.test(value);
  if (/(?:^| )pass$/.test(phrase)) return /^\d{1,3}$/.test(value);
  if (phrase.endsWith("token id")) return /^\d{1,10}$/.test(value);
  if (phrase.endsWith("api key id") || phrase.endsWith("routing key")) return isIdentifier(value);
  return false;
}

function isIdentifier(value: string): boolean {
  return ID.test(value) || (/^[\w.:#*-]{1,40}$/.test(value) && !looksGenerated(value) && !looksIssued(value));
}

/**
 * Checks whether a name is that of a secret and a word that describes it, as in `password_reset`, and the value has
 * the form of such a description.
 */
function isHarmlessTopic(words: readonly string[], value: string, rule: string, nameRule: NameRule): boolean {
  const form = TOPIC_ENDINGS.get(words.at(-1) ?? "");
  if (form === undefined || nameRule(words.slice(0, -1).join(" ")) === undefined) return false;
  if (RULES_OF_NUMBERS.has(rule)) return form === "date" && /^\d{1,2}$|^(?:19|20)\d\d$/.test(value);
  // The hash of a password can be reversed by guessing, the hash of a generated token cannot.
  return FORMS[form](value) && !(form === "hash" && rule === "@password");
}

const FORMS: Readonly<Record<TopicForm, (value: string) => boolean>> = Object.freeze({
  any: (value: string) => NUMBER.test(value) || TIME.test(value) || WORDS.test(value),
  date: (value: string) => NUMBER.test(value) || TIME.test(value) || /^(?:19|20)\d\d$/.test(value),
  number: (value: string) => /^\d{1,9}$/.test(value) || NUMBER.test(value),
  hash: (value: string) => HASH.test(value),
  address: (value: string) => CHAIN_ADDRESS.test(value) || WORDS.test(value),
  identifier: isIdentifier,
});

/** Checks whether a value is a connection string in which no setting has a sensitive name: `Server=db;Timeout=3` */
function isOpenConnection(phrase: string, value: string, nameRule: NameRule): boolean {
  if (!/ ?conn(?:ection)? ?str/.test(phrase) || value.includes("://")) return false;
  const settings = value.split(";").filter((setting) => setting.trim() !== "");
  return settings.length > 0 && settings.every((setting) => hasHarmlessName(setting, nameRule));
}

function hasHarmlessName(setting: string, nameRule: NameRule): boolean {
  const name = SETTING.exec(setting)?.[1];
  return name !== undefined && nameRule(name) === undefined;
}
