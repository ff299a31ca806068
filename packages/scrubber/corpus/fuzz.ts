import { ALPHABETS, type Random, random } from "../src/testing/random.ts";
import { jwt } from "./secrets/authorization.ts";
import { cardNumber } from "./secrets/bank.ts";

/** A random value of any type, and the secrets that it contains. */
export interface Fuzzed {
  readonly value: unknown;
  readonly secrets: readonly string[];
  /**
   * Whether the value contains a getter or a Proxy. Such a value cannot be compared with another value of the same
   * seed.
   */
  readonly hostile: boolean;
}

const MAX_DEPTH = 4;
const TEXTS = [
  "",
  "ok",
  "order 42",
  "\ud800",
  "a\udfffb",
  "\u0000",
  "naïve",
  "🔥",
  "true",
  "null",
  "[Filtered]",
  "{}",
  "[1,2",
  "\u2028",
] as const;
const KEYS = [
  "a",
  "name",
  "value",
  "type",
  "__proto__",
  "constructor",
  "toString",
  "length",
  "0",
  "",
  "ключ",
  "a.b",
  "x-y",
  "\udfff",
] as const;
const SECRET_NAMES = ["password", "apiKey", "access_token", "Authorization", "session_id"] as const;

/** Returns the random value for a seed. Equal seeds produce equal values. */
export function fuzzed(seed: number): Fuzzed {
  const r = random(`fuzz/${seed}`);
  const secrets: string[] = [];
  let hostile = false;

  function secretText(): string {
    const [text, secret] = plant(r);
    secrets.push(secret);
    return text;
  }

  function text(): string {
    return r.chance(0.25) ? secretText() : r.pick(TEXTS);
  }

  function primitive(): unknown {
    switch (r.below(10)) {
      case 0:
        return r.between(-5, 1e6);
      case 1:
        return r.pick([Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5, 2 ** 53]);
      case 2:
        return r.chance(0.5);
      case 3:
        return r.pick<unknown>([null, undefined]);
      case 4:
        return BigInt(r.below(1e9));
      case 5:
        return Symbol(r.pick(TEXTS));
      case 6:
        return () => "never called";
      default:
        return text();
    }
  }

  function record(depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = r.chance(0.1) ? Object.create(null) : {};
    for (let left = r.below(4); left > 0; left--) {
      const [key, entry] = r.chance(0.15) ? named() : [r.chance(0.08) ? secretText() : r.pick(KEYS), value(depth + 1)];
      Object.defineProperty(made, key, { value: entry, enumerable: true, writable: true, configurable: true });
    }
    return made;
  }

  function named(): [name: string, value: unknown] {
    const secret = r.text(ALPHABETS.alnum, 12);
    secrets.push(secret);
    const held = r.pick<unknown>([secret, [secret], { inner: secret }, new String(secret), new Map([["x", secret]])]);
    return [r.pick(SECRET_NAMES), held];
  }

  function strange(depth: number): object {
    switch (r.below(15)) {
      case 0:
        return new Map([[text(), value(depth + 1)], named()]);
      case 1:
        return new Set([value(depth + 1), text()]);
      case 2:
        return Object.assign(new TypeError(text(), { cause: value(depth + 1) }), { code: text() });
      case 3:
        return new Date(r.pick([0, 1.7e12, Number.NaN]));
      case 4:
        return new URL(`https://ada:${hide(r.text(ALPHABETS.alnum, 14))}@example.com/a?page=2`);
      case 5:
        return Uint8Array.from(secretText(), (char) => char.charCodeAt(0));
      case 6:
        return new String(secretText());
      case 7:
        return r.pick<() => object>([
          () => /a+/g,
          () => new WeakMap(),
          () => new Float64Array(2),
          () => new ArrayBuffer(4),
          () => Promise.resolve(1),
        ])();
      case 8:
        return { toJSON: constant(value(depth + 1)) };
      case 9:
        return Object.freeze(record(depth));
      case 10:
        return withSymbol(record(depth));
      case 11:
        return r.pick([getter(false), getter(true)]);
      case 12:
        hostile = true;
        return new Proxy(record(depth), {});
      case 13:
        hostile = true;
        return new Proxy({}, { ownKeys: refuse, get: refuse, getPrototypeOf: refuse });
      default:
        return r.chance(0.05) ? r.pick([chain, graph])() : cycle(depth);
    }
  }

  function hide(secret: string): string {
    secrets.push(secret);
    return secret;
  }

  function withSymbol(made: Record<string, unknown>): object {
    return Object.assign(made, { [Symbol("s")]: r.pick(TEXTS) });
  }

  /**
   * Creates an object with a getter. If `throws` is true, the getter throws an error. Otherwise, it returns harmless
   * text at the first call, and a secret at each later call.
   */
  function getter(throws: boolean): object {
    hostile = true;
    const secret = secretText();
    let looks = 0;
    return Object.defineProperty({}, "note", {
      enumerable: true,
      get: throws ? refuse : () => (looks++ === 0 ? "ok" : secret),
    });
  }

  function cycle(depth: number): object {
    const made = record(depth);
    made["self"] = made;
    made["list"] = [made, text()];
    return made;
  }

  /** Creates an object with 100 to 900 levels, and a secret in the last level. */
  function chain(): object {
    let made: object = { note: secretText() };
    for (let left = r.between(100, 900); left > 0; left--) made = left % 2 === 0 ? [made] : { next: made };
    return made;
  }

  /** Creates objects that all refer to each other, so that there are extremely many paths through them. */
  function graph(): object {
    const nodes: object[] = Array.from({ length: 8 }, () => ({ note: secretText() }));
    for (const node of nodes) Object.assign(node, { peers: nodes });
    return { nodes };
  }

  function value(depth: number): unknown {
    const turn = r.below(depth === 0 ? 8 : 12);
    if (depth >= MAX_DEPTH || turn >= 8) return primitive();
    if (turn < 3) return record(depth);
    if (turn < 5) return Array.from({ length: r.below(4) }, () => value(depth + 1));
    if (turn < 6) return JSON.stringify({ list: [text()], [r.pick(SECRET_NAMES)]: hide(r.text(ALPHABETS.alnum, 12)) });
    return strange(depth);
  }

  return { value: value(0), secrets, hostile };
}

const constant = (value: unknown) => () => value;

function refuse(): never {
  throw new Error("refused");
}

function plant(r: Random): [text: string, secret: string] {
  const made = (text: string, secret: string = text): [string, string] => [r.pick(["", "saw "]) + text, secret];
  const opaque = r.text(ALPHABETS.alnum, 36);
  switch (r.below(9)) {
    case 0:
      return made(jwt(r));
    case 1:
      return made(cardNumber(r, "Visa"));
    case 2:
      return made(`${r.text(ALPHABETS.lower, 8)}@example.com`);
    case 3:
      return made(`Bearer ${opaque}`, opaque);
    case 4:
      return made(`AKIA${r.text(ALPHABETS.base32, 16)}`);
    case 5:
      return made(`ghp_${opaque}`);
    case 6:
      return made(`postgres://app:${opaque}@db.internal/x`, opaque);
    case 7:
      return made(`password=${opaque}`, opaque);
    default:
      return made(`198.51.${r.between(100, 254)}.${r.between(100, 254)}`);
  }
}
