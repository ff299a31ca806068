import { mulberry32 } from "../mulberry32.mjs";

/** @typedef {ReturnType<typeof randomOf>} Random */

const HEX = "0123456789abcdef";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const WORDS = Object.freeze(
  (
    "account address archive array author basket batch binary branch bridge budget buffer button cache calendar campaign canvas " +
    "catalog channel charge checkout cluster column comment commit compass connect contract counter country coupon credit cursor " +
    "customer delivery deploy device digest discount document driver endpoint engine entity error export factor failed feature " +
    "filter folder frame gateway gesture group handler header height import index insert invoice journal keyboard language ledger " +
    "library limit listing locale manager margin market matrix member merchant message metric mirror module monitor notice number " +
    "object offer option order origin output owner package panel parser partner passenger payment pending picture plugin policy " +
    "portal price process product profile project promise provider purchase query queue ranking reason record refund region " +
    "release render report request reserve resolve response result return review router sample schedule schema screen search " +
    "secretary segment select sensor server service shipment signal source stage status stock stream summary supplier switch " +
    "table target template tenant thread ticket timeout token tracker traffic transfer update upload vendor version viewer volume " +
    "voucher warehouse widget window worker"
  ).split(" "),
);

/** With `firstSeen`, four of these letters are appended to each word: `order` -> `orderbkrt` */
const ENDING = "bcdfghklmnprstvz";

/**
 * Creates a generator of realistic content. The same seed always gives the same content. `secrets` lists every secret
 * that the generator has made up. With `firstSeen`, content of different seeds has hardly any word or name in common,
 * so the scrubber's caches do not help.
 *
 * @param {number} seed
 * @param {boolean} [firstSeen]
 */
export function randomOf(seed, firstSeen = false) {
  const next = mulberry32(seed * 0x9e3779b9 + 0x7f4a7c15);
  const int = (/** @type {number} */ from, /** @type {number} */ to) => from + Math.floor(next() * (to - from + 1));
  const chance = (/** @type {number} */ probability) => next() < probability;
  /** @type {<T>(list: readonly T[]) => T} */
  const pick = (list) => {
    const chosen = list[int(0, list.length - 1)];
    if (chosen === undefined) throw new RangeError("nothing to pick from");
    return chosen;
  };
  const drawn = (/** @type {string} */ alphabet, /** @type {number} */ length) => {
    let text = "";
    for (let place = 0; place < length; place++) text += alphabet[int(0, alphabet.length - 1)];
    return text;
  };
  const hex = (/** @type {number} */ length) => drawn(HEX, length);
  const word = () => (firstSeen ? pick(WORDS) + drawn(ENDING, 4) : pick(WORDS));
  const words = (/** @type {number} */ count) => Array.from({ length: count }, word).join(" ");
  const uuid = () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
  const seconds = () => 1_764_000_000 + int(0, 86_400_000) / 1000;
  const camel = () => `${word()}${capital(word())}`;
  const path = (/** @type {number} */ depth) =>
    `/${Array.from({ length: depth }, () => (chance(0.25) ? int(1, 99_999) : word())).join("/")}`;

  /** @type {string[]} */
  const secrets = [];
  const secret = (/** @type {string} */ text) => {
    secrets.push(text);
    return text;
  };
  /** Functions that make up secrets, one for each kind, such as `email`. */
  const planted = {
    password: () => secret(`${word()}-${drawn(ALPHABET, 10)}`),
    token: () => secret(drawn(ALPHABET, 32)),
    email: () => secret(`${word()}.${word()}${int(1, 999)}@${word()}.example`),
    ip: () => secret(`${int(11, 99)}.${int(0, 255)}.${int(0, 255)}.${int(1, 254)}`),
    jwt: () => secret(`eyJ${drawn(ALPHABET, 33)}.eyJ${drawn(ALPHABET, 90)}.${drawn(ALPHABET, 43)}`),
    card: () => secret(withCheckDigit(`4${drawn("0123456789", 14)}`)),
    apiKey: () => secret(`sk_${"live"}_${drawn(ALPHABET, 24)}`),
  };
  return { int, chance, pick, hex, word, words, uuid, seconds, camel, path, planted, secrets, firstSeen };
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * Appends the check digit of a card number (Luhn algorithm): `7992739871` -> `79927398713`
 *
 * @param {string} digits
 */
function withCheckDigit(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const doubled = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits + String((10 - (sum % 10)) % 10);
}
