import { snipLine, truncate } from "@sentry/core";
import { compiledPolicyOf } from "../src/default-policy.ts";
import { KINDS } from "../src/testing/kinds.ts";
import { ALPHABETS, random } from "../src/testing/random.ts";
import { EVENT } from "../src/walk/event-schema.ts";
import { walk } from "../src/walk/walk.ts";
import type { Planted } from "./sample.ts";
import { TEXT_KINDS } from "./secrets.ts";
import { VECTORS } from "./vectors.ts";

/** A string with secrets. Tests truncate it at each position inside a secret. */
export interface UncutText extends Planted {
  readonly kind: string;
}

const { alnum, hex, urlSafe } = ALPHABETS;

const asana = `1/1${random("asana").text(ALPHABETS.digits, 15)}:${random("asana").text(hex, 32)}`;

/** One string for each kind of secret in the corpus, and all published examples. */
export const UNCUT_TEXTS: readonly UncutText[] = [
  { kind: "asana", text: asana, secrets: [asana] },
  ...KINDS.map(({ kind, make }) => {
    const { secret, text = secret } = make(random(`cut ${kind}`));
    return { kind, text, secrets: [secret] };
  }),
  ...TEXT_KINDS.map(({ kind, make }) => ({ kind, ...make(random(`cut ${kind}`)) })),
  ...VECTORS.flatMap(({ source, input, secrets }) =>
    typeof input === "string" && secrets.every((secret) => input.includes(secret))
      ? [{ kind: source, text: input, secrets }]
      : [],
  ),
];

/** Returns made-up keys of a vendor. Each prefix is followed by random characters, in several lengths and alphabets. */
export function keysWithPrefixes(prefixes: readonly string[]): readonly UncutText[] {
  const r = random(`cut ${prefixes.join(" ")}`);
  return prefixes.flatMap((prefix) =>
    [32, 40, 64, 150].flatMap((length) =>
      [hex, alnum, urlSafe].map((alphabet) => {
        const text = prefix + r.text(alphabet, length);
        return { kind: prefix, text, secrets: [text] };
      }),
    ),
  );
}

/** Text for padding. It contains no part of any secret. */
const FILLER = "щит жук дом ";

function filler(length: number): string {
  return FILLER.repeat(Math.ceil(length / FILLER.length) + 1).slice(-length);
}

/**
 * Pads a string at both ends. If the result is truncated to `length` characters, the first `at` characters of the
 * string are kept.
 */
function cutAt(text: string, at: number, length: number): string {
  return `${filler(length - at)}${text} ${filler(40)}`;
}

const plan = compiledPolicyOf({});
const encoder = new TextEncoder();
const scrubbed = (text: string, valueLength?: number) => String(walk(text, { ...plan, valueLength }).value);
const scrubbedLine = (line: string) => String(walk(line, plan, "source").value);

/**
 * One of the ways in which the SDK truncates a string. `scrub` truncates a string at the position `at`, scrubs it, and
 * returns the result.
 */
export interface CutBy {
  readonly scrub: (text: string, at: number) => string;
  /** Maximum number of characters of the string that are kept. */
  readonly longest?: number;
}

const VALUE_LENGTH = 400;
const BODY_SIZE = 1000;
const LINE = 140;
const BEFORE_COLUMN = 60;
const OPEN = 'ю("';

export const CUTS: Readonly<Record<string, CutBy>> = {
  "a breadcrumb's message": {
    scrub: (text, at) => scrubbed(truncate(cutAt(text, at, 2048), 2048)),
    longest: 2000,
  },
  "a value at the client's `maxValueLength`": {
    scrub: (text, at) => scrubbed(truncate(cutAt(text, at, VALUE_LENGTH), VALUE_LENGTH), VALUE_LENGTH),
    longest: VALUE_LENGTH,
  },
  "an exception's value, in an event": {
    scrub(text, at) {
      const values = [{ value: truncate(cutAt(text, at, VALUE_LENGTH), VALUE_LENGTH) }];
      const { value } = walk({ exception: { values } }, { ...plan, valueLength: VALUE_LENGTH }, EVENT);
      return JSON.stringify(value).replace('{"exception":{"values":[{"value":', "");
    },
    longest: VALUE_LENGTH,
  },
  "a request's body": {
    scrub(text, at) {
      // The SDK limits a body to a number of bytes, so the padding before the text is measured in bytes.
      const bytes = encoder.encode(text.slice(0, at)).length;
      const body = encoder.encode(`${"-".repeat(BODY_SIZE - 3 - bytes)} ${text}`).subarray(1, BODY_SIZE - 2);
      return scrubbed(`${new TextDecoder().decode(body)}...`);
    },
    longest: 900,
  },
  "a line of source code at its end": {
    scrub: (text, at) => scrubbedLine(snipLine(`${OPEN}${cutAt(text, at, LINE - OPEN.length)}");`, 0)),
    longest: LINE - OPEN.length,
  },
  "a line of source code at its start": {
    scrub(text, at) {
      const before = `${filler(100)}${OPEN}`;
      return scrubbedLine(snipLine(`${before}${text}", 3); ${filler(300)}`, before.length + at + BEFORE_COLUMN));
    },
  },
  "a line of source code at its start, without quotes": {
    scrub(text, at) {
      const before = filler(100);
      return scrubbedLine(snipLine(`${before}${text} ${filler(300)}`, before.length + at + BEFORE_COLUMN));
    },
  },
  "a line of source code on both sides": {
    scrub(text, at) {
      const before = `${filler(100)}${OPEN}`;
      return scrubbedLine(snipLine(`${before}${text}${filler(300)}");`, before.length + at + BEFORE_COLUMN));
    },
  },
};

/** Matches the default replacement of a secret. Example: it matches `[Filtered]` and `[email]`, but not `[1]`. */
const REPLACEMENT = /\[(?:Filtered|[a-z-]{2,20})\]/g;

/** Returns the part of a secret that an output still contains, if this part is longer than a third of the secret. */
export function leftOf(secret: string, output: string): string | undefined {
  const rest = output.replaceAll(FILLER, "").replace(REPLACEMENT, "\0");
  const length = Math.floor(secret.length / 3) + 1;
  for (let start = 0; start + length <= secret.length; start++) {
    const part = secret.slice(start, start + length);
    if (rest.includes(part)) return part;
  }
  return undefined;
}
