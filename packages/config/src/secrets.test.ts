import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { ConfigOptions } from "./checks/options.ts";
import { main } from "./cli/main.ts";
import { describeConfig } from "./describe.ts";
import { PUBLIC_OPTIONS } from "./public/public-options.ts";
import { readPublicConfig } from "./public/read-public-config.ts";
import { publicConfig } from "./public-config.ts";
import { sentryConfig } from "./sentry-config.ts";
import { NAMES } from "./variables/variables.ts";

/**
 * Made-up secrets, similar to those that a generator or a person would choose. Some contain groups of letters or
 * digits, letters of another alphabet, or control characters.
 */
const MARKERS = [
  "mArKeRzq93",
  "abcd efgh ijkl mnop",
  "correct horse battery staple",
  "qzkxvjwmbplrnthg",
  "4111-1111-1111-1111",
  "\u043f\u0430\u0440\u043e\u043b\u044c",
  "mArKeR\u001b[31mzq93",
  "0123456789abcdef0123456789abcdef",
];
const OTHERS = ["SENTRY_AUTH_TOKEN", "VITE_SENTRY_AUTH_TOKEN", "SENTRY_DNS", "VERCEL_ENV", "NODE_ENV", "DATABASE_URL"];

const forms = fc.constantFrom(
  (marker: string) => marker,
  (marker: string) => `${marker}${marker}${marker}`,
  (marker: string) => `${marker}-token-${marker}`,
  (marker: string) => `sk_${marker}`,
  (marker: string) => `https://${marker}@o1.ingest.sentry.io/42`,
  (marker: string) => `https://${marker}:${marker}@o1.ingest.sentry.io/`,
  (marker: string) => `https//${marker}@h/1`,
  (marker: string) => `postgres://app:${marker}@db.example/shop`,
  (marker: string) => `https://key@${marker}.example/1`,
  (marker: string) => `/tunnel?token=${marker}`,
  (marker: string) => `/${marker}/`,
  (marker: string) => `/(${marker}/`,
  (marker: string) => `0.5${marker}`,
  (marker: string) => `true ${marker}`,
);
const around = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => ` ${text}\n`,
  (text: string) => `\${${text}}`,
  (text: string) => `${text},${text}`,
);
const names = [...NAMES, ...OTHERS, ...NAMES.map((name) => `VITE_${name}`)];
/** Generates pairs of a secret and an environment that contains the secret in several variables. */
const cases = fc.constantFrom(...MARKERS).chain((marker) => {
  const value = fc.tuple(forms, around).map(([form, wrap]) => wrap(form(marker)));
  return fc.tuple(fc.constant(marker), fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 6 }));
});

it("never prints a secret, whichever variable contains it", async () => {
  const printed: string[] = [];
  const print = (...words: unknown[]): void =>
    void printed.push(
      ...words.map((word) => (typeof word === "string" ? word : inspect(word, { depth: 9, maxStringLength: null }))),
    );
  for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockImplementation(print);
  await fc.assert(
    fc.asyncProperty(cases, fc.boolean(), fc.boolean(), async ([marker, env], isPrefixed, strict) => {
      printed.length = 0;
      const options: ConfigOptions = { prefix: isPrefixed ? "VITE_" : [], strict };
      for (const read of [sentryConfig, publicConfig]) {
        for (const onInvalid of ["throw", "warn"] as const) {
          try {
            read(env, { ...options, onInvalid });
          } catch (error) {
            print(error, String(error), JSON.stringify(error), Object(error).stack, Object(error).cause);
          }
        }
      }
      for (const value of Object.values(env)) {
        readPublicConfig(Object.fromEntries([[value, 1], ...PUBLIC_OPTIONS.map((option) => [option, value])]));
        readPublicConfig(value);
      }
      const description = describeConfig(env, options);
      print(description, JSON.stringify(description), String(description));
      const args = [...(isPrefixed ? ["--prefix", "VITE_"] : []), ...(strict ? ["--strict"] : [])];
      await main(["check", ...args], env);
      await main(["check", "--json", ...args], env);
      await main([Object.values(env)[0] ?? ""], env);
      expect(printed.length).toBeGreaterThan(3);
      expect(printed.join("\n")).not.toContain(marker);
    }),
    { numRuns: process.env["TEST_ALL"] === "1" ? 10_000 : 400 },
  );
});
