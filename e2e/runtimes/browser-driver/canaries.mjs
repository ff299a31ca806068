// Canaries (made-up secrets). There is a different one for each kind at each place, so that a leaked canary shows where
// it came from.

const digits = (number, length) => String(number).padStart(length, "0");
/** Returns the random part of an API key: `length` letters and digits, which depend only on `number`. */
const token = (number, length) => {
  let seed = number * 2654435761 + 97;
  let text = "";
  while (text.length < length) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    text += "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789"[(seed >>> 8) % 54];
  }
  return `${text.slice(0, length - 4)}${digits(number, 4)}`;
};
const base64url = (text) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function card(number) {
  const body = `4${digits(number * 7919, 14)}`;
  const sum = [...body].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

function iban(number) {
  const account = `37040044${digits(number * 104729, 10)}`;
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${digits(check, 2)}${account}`;
}

/**
 * Kinds of secrets that are recognizable by their format. Each has a function that makes a secret. Some also have a
 * function that puts text around the secret: `<token>` -> `Bearer <token>`
 */
const KINDS = {
  email: [(number) => `ada.planted${number}@example.com`],
  bearer: [(number) => token(number, 28), (secret) => `Bearer ${secret}`],
  jwt: [(number) => `eyJhbGciOiJIUzI1NiJ9.${base64url(`{"sub":"planted-${number}"}`)}.${token(number, 24)}`],
  aws: [
    (number) =>
      `AKIA${token(number, 20)
        .toUpperCase()
        .replace(/[^A-Z2-7]/g, "Q")
        .slice(0, 12)}${inLetters(number)}`,
  ],
  github: [(number) => `gh${"p_"}${token(number, 36)}`],
  stripe: [(number) => `sk_${"live_"}${token(number, 24)}`],
  card: [card],
  iban: [iban],
  ssn: [(number) => `212-45-${digits(1000 + number, 4)}`],
  ip: [(number) => `203.0.${1 + (number >> 7)}.${100 + (number & 127)}`],
  pair: [(number) => `plum-anvil-${number}-harbour`, (secret) => `password=${secret}`],
  urlauth: [(number) => `harbour${token(number, 12)}`, (secret) => `https://deploy:${secret}@shop.example/`],
};

/** Converts a number to four characters from the alphabet of AWS keys: 1 -> `AAAB` */
function inLetters(number) {
  return [15, 10, 5, 0].map((shift) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(number >> shift) & 31]).join("");
}

const planted = new Map();
let count = 0;

function plant(place, kind, secretOf) {
  const key = `${place} ${kind}`;
  if (!planted.has(key)) planted.set(key, { place, kind, secret: secretOf(++count) });
  return planted.get(key).secret;
}

/** Returns a string that contains one secret of each kind, with words between them. */
export function textAt(place) {
  return Object.entries(KINDS)
    .map(([kind, [secretOf, inWords = String]]) => `of ${inWords(plant(place, kind, secretOf))}`)
    .join(" | ");
}

/** Returns a secret that has no recognizable format, so that only the name of its field shows that it is one. */
export function namedAt(place) {
  return plant(place, "name", (number) => `walnut-${number}-ferry-${token(number, 8)}`);
}

export const PLACES = [
  ...["dom text", "dom text added later", "svg text", "document title", "shadow text", "option text"],
  ...["title attribute", "data attribute", "alt attribute", "placeholder", "attribute changed later"],
  ...["link", "input value", "textarea", "typed input"],
  ...["page query", "page hash", "pushed query"],
  ...["console.log", "console.error", "console object"],
  ...["fetch query", "fetch header", "fetch body", "response body", "xhr query", "xhr body"],
  ...["error message", "extra from localStorage", "breadcrumb", "tag", "user"],
  ...["span name", "span attribute", "log", "log attribute", "metric attribute"],
  ...["feedback message", "feedback name", "feedback url", "feedback attachment", "feedback form"],
  "error attachment",
];

export const NAMED_PLACES = [
  ...["query by name", "hash by name", "body by name", "header by name", "response by name"],
  ...["cookie by name", "localStorage by name", "log attribute by name", "span attribute by name"],
  ...["input by name", "hidden input by name", "meta by name", "data attribute by name", "typed input by name"],
  "typed password",
];

/**
 * Makes all secrets when this module is loaded, because each secret depends on how many were made before it. So the
 * page, its driver and the test get the same secrets, in whatever order they use them.
 */
for (const place of PLACES) textAt(place);
for (const place of NAMED_PLACES) namedAt(place);
export const CANARIES = [...planted.values()];
