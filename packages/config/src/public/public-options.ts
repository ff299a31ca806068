import { commonMistakeIn } from "../parsers/common-mistakes.ts";
import { parseDsn } from "../parsers/dsn.ts";
import { parseRate } from "../parsers/rate.ts";
import { parseEnvironment, parseRelease } from "../parsers/release.ts";
import type { Parse, Parsed } from "../parsers/types.ts";

/** The options that `publicConfig` publishes, and the parser for the value of each one. */
const PARSERS = {
  dsn: parseDsn,
  environment: parseEnvironment,
  release: parseRelease,
  sampleRate: parseRate,
  tracesSampleRate: parseRate,
  profileSessionSampleRate: parseRate,
  profilesSampleRate: parseRate,
  replaysSessionSampleRate: parseRate,
  replaysOnErrorSampleRate: parseRate,
} as const satisfies Readonly<Record<string, Parse<string | number>>>;

type PublicOption = keyof typeof PARSERS;

/** Advice if the JSON is empty or invalid. */
export const FIX: string = "use the JSON that publicConfig returns";

/** Names of all public options, in the order in which the JSON and the warnings list them. */
export const PUBLIC_OPTIONS: readonly PublicOption[] = /* @__PURE__ */ Object.keys(PARSERS).filter(isPublicOption);

export function isPublicOption(option: string): option is PublicOption {
  return Object.hasOwn(PARSERS, option);
}

/** Checks the value of a public option. An empty string is valid: the option is then not set. */
export function parsePublicValue(option: PublicOption, value: unknown): Parsed<string | number> {
  const parse = PARSERS[option];
  const expected = parse === parseRate ? "number" : "string";
  if (value === "") return { value };
  if (typeof value === expected) return commonMistakeIn(String(value), option) ?? parse(String(value));
  const problem = `expected a ${expected}, received ${value === null ? "null" : `a value of type ${typeof value}`}`;
  return { problem, fix: FIX };
}
