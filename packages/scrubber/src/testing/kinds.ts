import { base64, toUrlAlphabet } from "./base64.ts";
import { iban, withLuhn } from "./check-digits.ts";
import { ALPHABETS, type Random } from "./random.ts";

interface MadeSecret {
  readonly secret: string;
  /** The secret with other text around it, as in `password: ...`, if it cannot be recognized without this text. */
  readonly text?: string;
  /** The name of the secret's field, such as `password`, if the secret can only be recognized by a name. */
  readonly name?: string;
  /** The value of the field. The default is `text`, or `secret` if there is no `text`. */
  readonly value?: string;
}

interface Kind {
  readonly kind: string;
  make(made: Random): MadeSecret;
}

/**
 * Returns a kind of secret that can be recognized by itself.
 *
 * In this file, the prefixes of secrets are split into two strings, as in `gh${"p_"}`, so that secret scanners do not
 * report the file.
 */
function byForm(kind: string, make: (made: Random) => string): Kind {
  return { kind, make: (made) => ({ secret: make(made) }) };
}

/** Returns a kind of secret that can be recognized by the text around it. */
function byContext(kind: string, secret: (made: Random) => string, show: (secret: string) => string): Kind {
  return {
    kind,
    make(made) {
      const value = secret(made);
      return { secret: value, text: show(value) };
    },
  };
}

/** Returns a kind of secret that can be recognized only by its name. */
function byName(kind: string, name: string, secret: (made: Random) => string, separator = ": "): Kind {
  return {
    kind,
    make(made) {
      const value = secret(made);
      return { secret: value, text: `${name}${separator}${value}`, name, value };
    },
  };
}

const encoded = (text: string) => base64(new TextEncoder().encode(text));
const alnum = (length: number) => (made: Random) => made.text(ALPHABETS.alnum, length);
const phrase = (made: Random) =>
  `${made.text(ALPHABETS.lower, 6)}-${made.between(1000, 9999)}-${made.text(ALPHABETS.lower, 7)}`;
const octet = (made: Random) => made.between(100, 223);
const group = (made: Random) => made.text("123456789abcdef", 1) + made.text(ALPHABETS.hex, 3);

function jwt(made: Random): string {
  const claims = encoded(
    JSON.stringify({ sub: made.text(ALPHABETS.digits, 10), name: made.text(ALPHABETS.letters, 8) }),
  );
  return [encoded('{"alg":"HS256","typ":"JWT"}'), toUrlAlphabet(claims), made.text(ALPHABETS.alnum, 43)].join(".");
}

const DASHES = "-".repeat(5);

export const KINDS: readonly Kind[] = [
  byForm(
    "email",
    (made) =>
      `${made.text(ALPHABETS.lower, 7)}.${made.text(ALPHABETS.lower, 6)}@mail.${made.text(ALPHABETS.lower, 6)}.com`,
  ),
  byForm("ipv4", (made) => [made.between(128, 223), octet(made), octet(made), octet(made)].join(".")),
  byForm("ipv6", (made) => Array.from({ length: 8 }, () => group(made)).join(":")),
  byForm("ssn", (made) => `${made.between(101, 665)}-${made.between(10, 99)}-${made.between(1000, 9999)}`),
  byForm("iban", (made) => iban("DE", made.text(ALPHABETS.digits, 18))),
  byForm("card", (made) => withLuhn(`4${made.text(ALPHABETS.digits, 14)}`)),
  byContext(
    "userpath",
    (made) => made.text(ALPHABETS.lower, 12),
    (user) => `/home/${user}/shop/config.json`,
  ),
  byForm("jwt", jwt),
  byForm("aws", (made) => `AK${"IA"}${made.text(ALPHABETS.base32, 16)}`),
  byForm("github", (made) => `gh${"p_"}${made.text(ALPHABETS.alnum, 36)}`),
  byForm("gitlab", (made) => `glp${"at-"}${made.text(ALPHABETS.alnum, 20)}`),
  byForm(
    "slack",
    (made) =>
      `xo${"xb-"}${made.text(ALPHABETS.digits, 12)}-${made.text(ALPHABETS.digits, 12)}-${made.text(ALPHABETS.alnum, 24)}`,
  ),
  byForm("stripe", (made) => `sk${"_live_"}${made.text(ALPHABETS.alnum, 24)}`),
  byForm("google", (made) => `AI${"za"}${made.text(ALPHABETS.alnum, 35)}`),
  byForm("npm", (made) => `np${"m_"}${made.text(ALPHABETS.alnum, 36)}`),
  byForm("sendgrid", (made) => `S${"G."}${made.text(ALPHABETS.alnum, 22)}.${made.text(ALPHABETS.alnum, 43)}`),
  byForm("openai", (made) => `sk${"-"}${made.text(ALPHABETS.alnum, 20)}T3Blbk${"FJ"}${made.text(ALPHABETS.alnum, 20)}`),
  byForm("anthropic", (made) => `sk-${"ant-api03-"}${made.text(ALPHABETS.alnum, 93)}AA`),
  byForm("huggingface", (made) => `h${"f_"}${made.text(ALPHABETS.letters, 34)}`),
  byContext(
    "pemkey",
    alnum(64),
    (key) => `${DASHES}BEGIN PRIVATE KEY${DASHES}\n${key}\n${DASHES}END PRIVATE KEY${DASHES}`,
  ),
  byContext("bearer", alnum(32), (token) => `Bearer ${token}`),
  byContext(
    "basic",
    (made) => encoded(`svc:${made.text(ALPHABETS.alnum, 14)}`),
    (credentials) => `Basic ${credentials}`,
  ),
  byContext("userinfo", alnum(16), (word) => `https://svc:${word}@api.example.com/v1/items`),
  byContext("connection", alnum(16), (word) => `postgres://app:${word}@db.example.com:5432/shop`),
  byContext("query", alnum(24), (token) => `https://api.example.com/v1/items?page=2&access_token=${token}`),
  byContext("json", phrase, (word) => JSON.stringify({ id: 7, user: { name: "Ada", password: word } })),
  byContext("cookies", alnum(26), (id) => `Cookie: theme=dark; connect.sid=${id}`),
  byName("password", "password", phrase),
  byName("otp", "otp", (made) => made.text(ALPHABETS.digits, 10)),
  byName("session", "session_id", alnum(26), "="),
  byName("apikey", "apiKey", alnum(32)),
  byName("secret", "client_secret", alnum(28), "="),
  byName("csrf", "x-csrf-token", alnum(32)),
];
