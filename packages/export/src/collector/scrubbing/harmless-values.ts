/** Matches an answer to a yes-or-no question, which is no secret under any name. */
const ANSWER = "^(?i:yes|no|on|off|none|null|nil|undefined|true|false|enabled|disabled|required|optional)$";
/** Matches the state of a process, or a `credentials` mode of the Fetch API. */
const STATE =
  "^(?i:include|omit|same-origin|expired|missing|invalid|denied|failed|failure|success|ok|requested|sent|completed|scheduled|pending|(?:in)?active|granted|revoked|(?:un)?authenticated|anonymous)$";
/** Matches the name of an authentication method or of a Unix signal: `oauth2`, `SIGTERM` */
const METHOD =
  "^(?i:oauth2?|oidc|saml2?|jwt|basic|bearer|digest|ldap|kerberos|negotiate|ntlm|mtls|webauthn|sso|local|SIG[A-Z]{2,6}[0-9]?)$";
const WITHOUT_DIGITS = "^[^0-9]*$";
const AT_MOST_TWO_CHARACTERS = "^(?s:.{0,2})$";

/**
 * The kind of text that a rule's secrets are, such as a phone number. It is a part of the name of the processor that
 * redacts them.
 */
export type SecretForm = "password" | "secret" | "person" | "phone" | "birthdate" | "address";

/** The forms of secrets, by rule. Secrets of other rules have the form `secret`. */
const FORMS: Readonly<Record<string, SecretForm>> = Object.freeze({
  "@password": "password",
  "@person": "person",
  "@phone": "phone",
  "@birthdate": "birthdate",
  "@address": "address",
});

/**
 * Expressions for values that are certainly no secret of a form, as in the app's scrubber. For `person` and `address`,
 * they exclude the text of a list or an object, which begins with a bracket: `["Ada Lovelace","acme/shop"]`
 */
const HARMLESS: Readonly<Record<SecretForm, readonly string[]>> = Object.freeze({
  // Apart from the words in `ANSWER`, any word can be a password.
  password: [],
  secret: [STATE, METHOD],
  // A repository, a path or a type: `acme/shop`, `C:\app`, `std::map`
  person: ["^\\s*(?:[^\\s\\[{]\\S*)?(?:/|:[:\\\\])"],
  // Fewer than six digits: `iPhone 15`
  phone: ["^(?:[^0-9]*[0-9]){0,5}[^0-9]*$"],
  birthdate: [WITHOUT_DIGITS, AT_MOST_TWO_CHARACTERS],
  address: [
    // A file or a host: `site.zip`, `app:8080`
    "^\\s*(?:[^\\s.:/@\\\\\\[{]|\\.[^\\sA-Za-z.:/@\\\\\\[{])*(?:\\.[A-Za-z]|[:/@\\\\])\\S*$",
    // A word without a capital letter: `gzip`
    "^\\s*[^\\s\\p{Lu}\\p{Lo}0-9\\[{][^\\s0-9]*\\s*$",
    AT_MOST_TWO_CHARACTERS,
  ],
});

/** Returns the form of the secrets of a rule. */
export function formOf(rule: string): SecretForm {
  return FORMS[rule] ?? "secret";
}

/** Returns expressions for values that are no secrets of a form. */
export function harmlessValues(form: SecretForm): readonly string[] {
  return [ANSWER, ...HARMLESS[form]];
}
