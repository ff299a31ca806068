import { base64, toUrlAlphabet } from "./base64.ts";
import { iban, withLuhn } from "./check-digits.ts";
import { ALPHABETS, type Random } from "./random.ts";

interface Shown {
  readonly secret: string;
  /** The text around the secret, if it has one. */
  readonly text?: string;
  /** The name of the field, if only a name shows what the secret is. */
  readonly name?: string;
  /** The value of the field, if it is not the text. */
  readonly value?: string;
}

interface Kind {
  readonly kind: string;
  make(made: Random): Shown;
}

/**
 * Returns a kind of secret that is recognized anywhere by its form. Its prefix is split in the source code, so that
 * secret scanners do not report this file.
 */
function whole(kind: string, make: (made: Random) => string): Kind {
  return { kind, make: (made) => ({ secret: make(made) }) };
}

/** Returns a kind of secret that is recognized by the text around it. */
function within(kind: string, secret: (made: Random) => string, show: (secret: string) => string): Kind {
  return {
    kind,
    make(made) {
      const held = secret(made);
      return { secret: held, text: show(held) };
    },
  };
}

/** Returns a kind of secret that is recognized only by its name. */
function named(kind: string, name: string, secret: (made: Random) => string, sign = ": "): Kind {
  return {
    kind,
    make(made) {
      const held = secret(made);
      return { secret: held, text: `${name}${sign}${held}`, name, value: held };
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
  whole(
    "email",
    (made) =>
      `${made.text(ALPHABETS.lower, 7)}.${made.text(ALPHABETS.lower, 6)}@mail.${made.text(ALPHABETS.lower, 6)}.com`,
  ),
  whole("ipv4", (made) => [octet(made), octet(made), octet(made), octet(made)].join(".")),
  whole("ipv6", (made) => Array.from({ length: 8 }, () => group(made)).join(":")),
  whole("ssn", (made) => `${made.between(101, 665)}-${made.between(10, 99)}-${made.between(1000, 9999)}`),
  whole("iban", (made) => iban("DE", made.text(ALPHABETS.digits, 18))),
  whole("card", (made) => withLuhn(`4${made.text(ALPHABETS.digits, 14)}`)),
  within(
    "userpath",
    (made) => made.text(ALPHABETS.lower, 12),
    (user) => `/home/${user}/shop/config.json`,
  ),
  whole("jwt", jwt),
  whole("aws", (made) => `AK${"IA"}${made.text(ALPHABETS.base32, 16)}`),
  whole("github", (made) => `gh${"p_"}${made.text(ALPHABETS.alnum, 36)}`),
  whole("gitlab", (made) => `glp${"at-"}${made.text(ALPHABETS.alnum, 20)}`),
  whole(
    "slack",
    (made) =>
      `xo${"xb-"}${made.text(ALPHABETS.digits, 12)}-${made.text(ALPHABETS.digits, 12)}-${made.text(ALPHABETS.alnum, 24)}`,
  ),
  whole("stripe", (made) => `sk${"_live_"}${made.text(ALPHABETS.alnum, 24)}`),
  whole("google", (made) => `AI${"za"}${made.text(ALPHABETS.alnum, 35)}`),
  whole("npm", (made) => `np${"m_"}${made.text(ALPHABETS.alnum, 36)}`),
  whole("sendgrid", (made) => `S${"G."}${made.text(ALPHABETS.alnum, 22)}.${made.text(ALPHABETS.alnum, 43)}`),
  whole("openai", (made) => `sk${"-"}${made.text(ALPHABETS.alnum, 20)}T3Blbk${"FJ"}${made.text(ALPHABETS.alnum, 20)}`),
  whole("anthropic", (made) => `sk-${"ant-api03-"}${made.text(ALPHABETS.alnum, 93)}AA`),
  whole("huggingface", (made) => `h${"f_"}${made.text(ALPHABETS.letters, 34)}`),
  within(
    "pemkey",
    alnum(64),
    (key) => `${DASHES}BEGIN PRIVATE KEY${DASHES}\n${key}\n${DASHES}END PRIVATE KEY${DASHES}`,
  ),
  within("bearer", alnum(32), (token) => `Bearer ${token}`),
  within(
    "basic",
    (made) => encoded(`svc:${made.text(ALPHABETS.alnum, 14)}`),
    (credentials) => `Basic ${credentials}`,
  ),
  within("userinfo", alnum(16), (word) => `https://svc:${word}@api.example.com/v1/items`),
  within("connection", alnum(16), (word) => `postgres://app:${word}@db.example.com:5432/shop`),
  within("query", alnum(24), (token) => `https://api.example.com/v1/items?page=2&access_token=${token}`),
  within("json", phrase, (word) => JSON.stringify({ id: 7, user: { name: "Ada", password: word } })),
  within("cookies", alnum(26), (id) => `Cookie: theme=dark; connect.sid=${id}`),
  named("password", "password", phrase),
  named("otp", "otp", (made) => made.text(ALPHABETS.digits, 10)),
  named("session", "session_id", alnum(26), "="),
  named("apikey", "apiKey", alnum(32)),
  named("secret", "client_secret", alnum(28), "="),
  named("csrf", "x-csrf-token", alnum(32)),
];
