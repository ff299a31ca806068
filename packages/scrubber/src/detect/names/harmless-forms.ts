import { looksGenerated } from "./generated-values.ts";

/** Matches names, written as words in lower case, and the values that are harmless under these names. */
type Form = readonly [name: RegExp, value: Pick<RegExp, "test">];

/** An ordinary word in lower case, capitalized or in capitals: `on`, `Keynote`, `USDC`. */
const WORD = "(?:[A-Z]?[a-z]{1,16}|[A-Z]{1,16})";
/** One or more words: `Keynote on Rust`, `reset_password`; but not `plum-anvil-7`. */
const WORDS = `_?${WORD}(?:[ ._/-]{1,2}${WORD}){0,9}[.!?]?`;
/** A small number, a fraction or a Unix time: `14`, `0.53`, `1767225600`; but not `493021`, which can be a code. */
const NUMBER = String.raw`-?(?:\d{1,3}|\d{1,9}\.\d{1,20}|1\d{9}(?:\d{3})?)(?: ?(?:ms|[smhd%]|days))?`;
/** A date or a time in ISO 8601: `2026-11-24`, `2026-11-24T00:28:19Z`. */
const TIME = String.raw`\d{4}-\d\d-\d\d(?:[T ]\d\d:[\d:.]{2,20}(?:Z|[+-]\d\d:?\d\d)?)?`;

/** Matches an absolute path. Example: it matches `/srv/app` and `C:\app`, but not `/9k#x`. */
const PATH = /^(?:~?\/|[A-Z]:\\)(?:[\w.@ [\]-]{1,64}[\\/]){0,32}[\w.@ [\]-]{0,64}$/;

/** Matches one setting of a connection string. Example: it matches `Server=db`, but not `Server`. */
const SETTING = /^\s?[\w .]{1,64}=[^;=]{0,200}$/;
/**
 * Matches the name of a setting that can hold a secret. Example: it matches `Password=` and `AccountKey=`, but not
 * `Server=`.
 */
const SECRET_SETTING = /(?:pass|pwd|pw|secret|key|token|sig|auth|cred)[\w .]{0,24}=/i;
const WHOLE_WORDS = new RegExp(`^${WORDS}$`);

/** Matches the text of a failed assertion. Example: it matches `a == b`, but not `a`. */
const ASSERTION = /^[^<\s]{1,100}\s[^<]{0,150}$/;

/** Values that are harmless under certain names. */
export const HARMLESS_FORMS: readonly Form[] = Object.freeze<Form[]>([
  // The current folder: `PWD=/srv/app`, `PWD=/app`; but not `pwd=/hunter2`
  [
    /^(?:old ?)?pwd$/,
    {
      test: (value) =>
        PATH.test(value) && !looksGenerated(value) && !(value.lastIndexOf("/") === 0 && /\d/.test(value)),
    },
  ],
  // A session in which people meet: `training_session: "Rust for beginners"`
  [/\bsessions?$/, { test: (value) => value.includes(" ") && WHOLE_WORDS.test(value) }],
  // The person who carries something: `bearer: "Anna"`
  [/^bearer$/, /^[A-Z][a-z]{1,15}$/],
  // The HTML attribute for a keyboard shortcut: `accesskey: "s"`
  [/^accesskey$/, /^.$/],
  // The text of a failed assertion: `assertion: "a == b"`
  [/^assertion$/, { test: (value) => ASSERTION.test(value) && !value.split(" ").some(looksGenerated) }],
  // The signature of a function: `signature: "load(id: string): Order"`
  [/\bsignature$/, /^[\w.<> ]{0,64}\([^()]{0,150}\)(?: ?(?::|=>) ?[\w.<>[\] |]{1,64})?$/],
  // The number of a pin on a chip: `gpio_pin: 17`
  [/\bpin(?:s| number)?$/, /^\d{1,2}$/],
  // The number of tests that pass: `pass: 120`
  [/\bpass$/, /^\d{1,3}$/],
  // The number of a token on a blockchain, or of all tokens: `tokenId: 4217`
  [/\btoken (?:id|supply)$/, /^\d{1,10}$/],
  // The routing key of a message queue: `orders.eu1.created`; but not a key of 32 hexadecimal digits
  [/\brouting key$/, /^[a-z*#]{1,24}\d?(?:[.:_-][a-z*#]{1,24}\d?){0,7}$/i],
  // A connection string without a password: `Server=db;Integrated Security=true;`
  [/\bconn(?:ection)? ?str/, { test: isOpenConnection }],
]);

/**
 * Words at the end of a name that show that the field describes a secret, each with the form of such a description. A
 * value of another form is redacted, because it can be the secret itself: `password_reset` is `requested` in one app,
 * and the code to reset a password in another. The words in `METADATA_ENDINGS` are different: they make a name
 * harmless, whatever the value is.
 */
export const TOPIC_FORMS: readonly Form[] = Object.freeze<Form[]>([
  // `otp_sent: "yes"`, `last_password_change: "2026-11-24"`, `session_topic: "Keynote on Rust"`
  [
    /^(?:sent|reused|accepted|requested|changed?|reset|verified|purpose|channel|message|backend|topic|speaker|symbol|price|balance|description|exp|iat|nbf|age)$/,
    new RegExp(`^(?:${NUMBER}|${TIME}|${WORDS})$`),
  ],
  // `cc_exp_month: 12`, `cc_exp_year: 2031`
  [/^(?:month|year)$/, /^(?:\d{1,2}|(?:19|20)\d\d)$/],
  // `session_number: 3`
  [/^(?:number|pid)$/, /^\d{1,5}$/],
  // `apiKeyHash` with 64 hexadecimal digits, `ssh_key_fingerprint: "SHA256:q7Zt..."`
  [
    /^(?:hash|digest|fingerprint|thumbprint|checksum)$/,
    /^(?:(?:[a-z\d]{2,10}[:$-])?[\da-f]{32,128}|(?:[\da-f]{2}:){7,63}[\da-f]{2}|SHA\d{1,3}:[\w+/]{20,90}={0,2})$/i,
  ],
  // `token_address` with `0x` and 40 hexadecimal digits
  [/^address$/, /^0x[\da-f]{40}$/i],
  // `api_key_prefix: "sk_live_ab"`
  [/^(?:prefix|suffix)$/, /^[\w-]{1,12}$/],
]);

/** Checks whether no setting of a connection string contains a secret. */
function isOpenConnection(value: string): boolean {
  return value
    .split(";")
    .every((setting) => setting === "" || (SETTING.test(setting) && !SECRET_SETTING.test(setting)));
}
