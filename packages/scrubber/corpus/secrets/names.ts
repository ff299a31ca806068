import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { NamedKind } from "../sample.ts";

/**
 * Creates a kind of secret that is recognized by its field name. Most `names` are separate words (`api key`), which
 * `spellings` writes as they occur in code.
 */
function named(kind: string, names: readonly string[], value: (random: Random) => string): NamedKind {
  return { kind: `${kind} by name`, names, value };
}

const opaque = (random: Random) => random.text(ALPHABETS.alnum, random.between(10, 40));
const chosen = (random: Random) =>
  random.pick(["hunter", "Tr0ub4dor", "s3cr", "qwerty"]) +
  random.text(ALPHABETS.alnum, 6) +
  random.pick(["", "!", "#9", "$x"]);
const digits = (length: number) => (random: Random) =>
  random.text("123456789", 1) + random.text(ALPHABETS.digits, length - 1);

export const NAMED_KINDS: readonly NamedKind[] = [
  named(
    "password",
    [
      ...["password", "passwd", "pwd", "passphrase", "pass phrase", "passcode", "new password", "old password"],
      ...["password confirmation", "confirm password", "password hash", "password1", "password2", "db password"],
      ...["user password", "smtp password", "redis password", "mysql pwd", "PGPASSWORD", "userpassword"],
    ],
    chosen,
  ),
  named("password of digits", ["user pass", "db pass", "smtp pass", "password"], digits(8)),
  named(
    "password with a sign before it",
    ["password", "passwd", "pwd"],
    (random) => random.pick(["$", "@"]) + random.text(ALPHABETS.lower, 5) + random.text(ALPHABETS.digits, 3),
  ),
  named(
    "secret",
    [
      "secret",
      "client secret",
      "app secret",
      "shared secret",
      "secret key",
      "webhook secret",
      "totp secret",
      "clientsecret",
    ],
    opaque,
  ),
  named(
    "token",
    [
      ...["token", "access token", "refresh token", "id token", "auth token", "bearer token", "api token", "jwt"],
      ...["device token", "reset token", "magic link token", "oauth token", "accesstoken", "authtoken", "refreshtoken"],
      ...["vault token", "x auth token", "x amz security token", "personal access token", "saml response"],
    ],
    opaque,
  ),
  named(
    "API key",
    [
      ...["api key", "apikey", "x api key", "access key", "secret access key", "signing key", "encryption key"],
      ...["master key", "auth key", "account key", "google api key", "openai api key", "ocp apim subscription key"],
      ...["x goog api key", "secretkey", "accesskey"],
    ],
    opaque,
  ),
  named(
    "authorization",
    ["authorization", "proxy authorization", "x authorization", "auth", "www authorization"],
    opaque,
  ),
  named(
    "cookie",
    ["cookie", "cookies", "set cookie", "auth cookie", "session cookie"],
    (random) => `c=${opaque(random)}`,
  ),
  named(
    "session",
    [
      "session id",
      "sessionid",
      "session token",
      "PHPSESSID",
      "JSESSIONID",
      "connect.sid",
      "sid",
      "user session",
      "session key",
    ],
    opaque,
  ),
  named(
    "CSRF token",
    ["csrf", "csrf token", "xsrf token", "x csrf token", "x xsrf token", "csrftoken", "csrfmiddlewaretoken"],
    opaque,
  ),
  named("private key", ["private key", "privatekey", "ssh private key", "rsa private key"], opaque),
  named("credentials", ["credentials", "credential", "aws credentials", "creds", "user credentials"], opaque),
  named(
    "connection string",
    ["connection string", "db connection string", "connectionstring"],
    (random) => `Server=db;Password=${opaque(random)}`,
  ),
  named(
    "one-time code",
    [
      "otp",
      "otp code",
      "one time password",
      "one time code",
      "two factor code",
      "2fa code",
      "mfa code",
      "totp",
      "two factor",
      "verification code",
    ],
    digits(6),
  ),
  named("PIN", ["pin", "pin code", "user pin", "card pin", "new pin"], digits(4)),
  named(
    "card security code",
    ["cvv", "cvc", "cvv2", "card cvc", "security code", "card security code", "card verification value"],
    digits(3),
  ),
  named(
    "card number",
    ["card number", "credit card number", "credit card", "cardnumber", "cc number", "creditcard"],
    digits(16),
  ),
  named(
    "account number",
    ["account number", "bank account number", "bank account", "accountnumber", "iban"],
    digits(10),
  ),
  named("SSN", ["ssn", "social security number", "user ssn", "social security"], digits(9)),
  named(
    "national id",
    [
      "national id",
      "passport number",
      "tax id",
      "drivers license",
      "driver license number",
      "national insurance number",
    ],
    digits(9),
  ),
  named(
    "person",
    [
      ...["first name", "last name", "full name", "surname", "given name", "family name", "maiden name", "middle name"],
      ...["mother maiden name", "security answer", "x forwarded user", "remote user", "preferred username"],
      ...["firstname", "lastname"],
    ],
    (random) => `${random.pick(["Ada", "Grace"])}${random.text(ALPHABETS.lower, 5)}${random.between(1000, 9999)}`,
  ),
  named(
    "phone",
    [
      ...["phone", "phone number", "mobile", "mobile phone", "telephone", "tel", "fax", "fax number", "msisdn"],
      ...["contact number", "phonenumber", "home phone", "work phone"],
    ],
    (random) => `0${random.text("123456789", 3)}-${random.text(ALPHABETS.digits, 8)}`,
  ),
  named(
    "birth date",
    ["dob", "date of birth", "birth date", "birthdate", "birthday", "dateofbirth"],
    (random) => `${random.between(1930, 1999)}-0${random.between(1, 9)}-${random.between(10, 28)}`,
  ),
  named(
    "address",
    [
      ...["street", "street address", "address line 1", "address line2", "address1", "postal address", "home address"],
      ...["shipping address", "billing address", "postal code", "postcode", "zip", "zip code", "zipcode"],
    ],
    (random) => `${random.between(10, 99)}-${random.text(ALPHABETS.lower, 9)}`,
  ),
  // The keys of these vendors have no format of their own. The field names are those in the vendors' documentation.
  named(
    "AWS secret",
    ["aws secret access key", "secret access key", "aws session token", "SecretAccessKey"],
    (random) => random.text(ALPHABETS.base64, 40),
  ),
  named(
    "Datadog key",
    ["DD_API_KEY", "DD-API-KEY", "DD_APP_KEY", "DD-APPLICATION-KEY", "datadog api key", "datadog app key"],
    (random) => random.text(ALPHABETS.hex, random.pick([32, 40])),
  ),
  named(
    "Cloudflare key",
    ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN", "CLOUDFLARE_API_KEY", "X-Auth-Key", "CF_API_KEY"],
    (random) => random.text(ALPHABETS.hex, random.pick([37, 40])),
  ),
  named("Twilio auth token", ["TWILIO_AUTH_TOKEN", "twilio auth token"], (random) => random.text(ALPHABETS.hex, 32)),
];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * Returns a name as code, headers and environment variables write it: `api key` -> `apiKey`, `API_KEY`, `Api-Key`, ...
 */
export function spellings(name: string): readonly string[] {
  if (/[A-Z._-]/.test(name)) return [name];
  const words = name.split(" ");
  const camel = words.map((word, place) => (place === 0 ? word : capital(word))).join("");
  return [
    camel,
    words.map(capital).join(""),
    words.join("_"),
    words.join("_").toUpperCase(),
    words.join("-"),
    words.map(capital).join("-"),
    words.join("."),
    words.map(capital).join(" "),
    `my_${words.join("_")}`,
    `app.${words.join(".")}`,
    `customer${words.map(capital).join("")}`,
    `${words.join("_")}_old`,
  ];
}
