import { looksGenerated } from "./generated-values.ts";

/**
 * A pattern for field names, and a pattern for values that are harmless under these names. The field names are compared
 * in lower case and with spaces between words, such as `token id` for `tokenId`.
 */
type Form = readonly [name: RegExp, value: Pick<RegExp, "test">];

/** The source of a pattern for one word. Examples: `on`, `Keynote` and `USDC`. */
const WORD = "(?:[A-Z]?[a-z]{1,16}|[A-Z]{1,16})";
/**
 * The source of a pattern for one or more words. Example: it matches `Keynote on Rust` and `reset_password`, but not
 * `plum-anvil-7`.
 */
const WORDS = `_?${WORD}(?:[ ._/-]{1,2}${WORD}){0,9}[.!?]?`;
/**
 * The source of a pattern for a small number, a fraction or a Unix time. Example: it matches `14`, `0.53` and
 * `1767225600`, but not `493021`, which can be a code.
 */
const NUMBER = String.raw`-?(?:\d{1,3}|\d{1,9}\.\d{1,20}|1\d{9}(?:\d{3})?)(?: ?(?:ms|[smhd%]|days))?`;
/** The source of a pattern for a date or a time in ISO 8601. Examples: `2026-11-24` and `2026-11-24T00:28:19Z`. */
const TIME = String.raw`\d{4}-\d\d-\d\d(?:[T ]\d\d:[\d:.]{2,20}(?:Z|[+-]\d\d:?\d\d)?)?`;

/** Matches an absolute file path. Example: it matches `/srv/app` and `C:\app`, but not `/9k#x`. */
const PATH = /^(?:~?\/|[A-Z]:\\)(?:[\w.@ [\]-]{1,64}[\\/]){0,32}[\w.@ [\]-]{0,64}$/;

/** Matches one setting of a connection string. Example: it matches `Server=db`, but not `Server`. */
const SETTING = /^\s?[\w .]{1,64}=[^;=]{0,200}$/;
/**
 * Matches the name of a setting that can hold a secret. Example: it matches `Password=` and `AccountKey=`, but not
 * `Server=`.
 */
const SECRET_SETTING = /(?:pass|pwd|pw|secret|key|token|sig|auth|cred)[\w .]{0,24}=/i;
const WHOLE_WORDS = new RegExp(`^${WORDS}$`);

/** Matches the text of a failed assertion in a test. Example: it matches `a == b`, but not `a`. */
const ASSERTION = /^[^<\s]{1,100}\s[^<]{0,150}$/;

/** Harmless values, each with the field names under which they are harmless. */
export const HARMLESS_FORMS: readonly Form[] = Object.freeze<Form[]>([
  // `PWD` is usually the current folder, as in `PWD=/srv/app` or `PWD=/app`. A value with only one slash and a digit,
  // such as `/hunter2`, can be a password, so it is redacted.
  [
    /^(?:old ?)?pwd$/,
    {
      test: (value) =>
        PATH.test(value) && !looksGenerated(value) && !(value.lastIndexOf("/") === 0 && /\d/.test(value)),
    },
  ],
  // Logs can number their sessions, as in `Session: 30546173_4261722401`.
  [/^session$/, /^\d{1,10}_\d{1,10}$/],
  // `OTP` is also a part of Erlang, as in `Erlang/OTP: 25`.
  [/^otp$/, /^\d{1,3}$/],
  // `auth: 401` is a status code.
  [/^auth$/, /^[1-5]\d\d$/],
  // A session can also be a meeting, as in `training_session: "Rust for beginners"`.
  [/\bsessions?$/, { test: (value) => value.includes(" ") && WHOLE_WORDS.test(value) }],
  // A bearer can be a person who carries something, as in `bearer: "Anna"`.
  [/^bearer$/, /^[A-Z][a-z]{1,15}$/],
  // `accesskey` is an HTML attribute for a keyboard shortcut, as in `accesskey: "s"`.
  [/^accesskey$/, /^.$/],
  // An assertion can be the text of a failed test, as in `assertion: "a == b"`.
  [/^assertion$/, { test: (value) => ASSERTION.test(value) && !value.split(" ").some(looksGenerated) }],
  // A signature can be the signature of a function, as in `signature: "load(id: string): Order"`.
  [/\bsignature$/, /^[\w.<> ]{0,64}\([^()]{0,150}\)(?: ?(?::|=>) ?[\w.<>[\] |]{1,64})?$/],
  // A pin can be a contact of a chip, as in `gpio_pin: 17`.
  [/\bpin(?:s| number)?$/, /^\d{1,2}$/],
  // `pass` can be the number of passed tests, as in `pass: 120`.
  [/\bpass$/, /^\d{1,3}$/],
  // `token id` can be the number of a token on a blockchain, as in `tokenId: 4217`.
  [/\btoken (?:id|supply)$/, /^\d{1,10}$/],
  // A routing key can be the address of a message queue, such as `orders.eu1.created`. A value of 32 hexadecimal digits
  // does not match, because it can be an integration key, which is a secret.
  [/\brouting key$/, /^[a-z*#]{1,24}\d?(?:[.:_-][a-z*#]{1,24}\d?){0,7}$/i],
  // A connection string without a password is harmless, as in `Server=db;Integrated Security=true;`.
  [/\bconn(?:ection)? ?str/, { test: isOpenConnection }],
]);

/**
 * Values that only describe a secret, as in `password_reset: "requested"`. `name` matches the last word of the field's
 * name, such as `reset`. `value` matches the harmless values. Any other value is redacted: under `password_reset`, it
 * can be the code for the reset. In contrast, all values are harmless under a name that ends with one of the
 * `METADATA_ENDINGS`.
 */
export const TOPIC_FORMS: readonly Form[] = Object.freeze<Form[]>([
  // Examples: `otp_sent: "yes"`, `last_password_change: "2026-11-24"` and `session_topic: "Keynote on Rust"`.
  [
    /^(?:sent|reused|accepted|requested|changed?|reset|verified|purpose|channel|message|backend|topic|speaker|symbol|price|balance|description|exp|iat|nbf|age)$/,
    new RegExp(`^(?:${NUMBER}|${TIME}|${WORDS})$`),
  ],
  // Examples: `cc_exp_month: 12` and `cc_exp_year: 2031`.
  [/^(?:month|year)$/, /^(?:\d{1,2}|(?:19|20)\d\d)$/],
  // Example: `session_number: 3`.
  [/^(?:number|pid)$/, /^\d{1,5}$/],
  // Examples: `apiKeyHash` with 64 hexadecimal digits, and `ssh_key_fingerprint: "SHA256:q7Zt..."`.
  [
    /^(?:hash|digest|fingerprint|thumbprint|checksum)$/,
    /^(?:(?:[a-z\d]{2,10}[:$-])?[\da-f]{32,128}|(?:[\da-f]{2}:){7,63}[\da-f]{2}|SHA\d{1,3}:[\w+/]{20,90}={0,2})$/i,
  ],
  // Example: `token_address` with `0x` and 40 hexadecimal digits.
  [/^address$/, /^0x[\da-f]{40}$/i],
  // Example: `api_key_prefix: "sk_live_ab"`.
  [/^(?:prefix|suffix)$/, /^[\w-]{1,12}$/],
]);

/** Checks that a connection string has no setting for a secret, such as `Password=`. */
function isOpenConnection(value: string): boolean {
  return value
    .split(";")
    .every((setting) => setting === "" || (SETTING.test(setting) && !SECRET_SETTING.test(setting)));
}
