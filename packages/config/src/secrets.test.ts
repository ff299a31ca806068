import { inspect } from "node:util";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { main } from "./cli/main.ts";
import { describeConfig } from "./describe.ts";
import type { ConfigOptions } from "./options.ts";
import { sentryConfig } from "./sentry-config.ts";
import { NAMES } from "./variables.ts";

const MARKER = "mArKeRzq93";
const OTHERS = ["SENTRY_AUTH_TOKEN", "VITE_SENTRY_AUTH_TOKEN", "SENTRY_DNS", "VERCEL_ENV", "NODE_ENV", "DATABASE_URL"];

const secret = fc.constantFrom(
  MARKER,
  `${MARKER}${MARKER}${MARKER}`,
  `${MARKER}-token-${MARKER}`,
  `sk_${MARKER}`,
  `https://${MARKER}@o1.ingest.sentry.io/42`,
  `https://${MARKER}:${MARKER}@o1.ingest.sentry.io/`,
  `https//${MARKER}@h/1`,
  `postgres://app:${MARKER}@db.example/shop`,
  `https://key@${MARKER}.example/1`,
  `/tunnel?token=${MARKER}`,
  `/${MARKER}/`,
  `/(${MARKER}/`,
  `0.5${MARKER}`,
  `true ${MARKER}`,
);
const around = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => ` ${text}\n`,
  (text: string) => `\${${text}}`,
  (text: string) => `${text},${text}`,
);
const value = fc.tuple(secret, around).map(([text, wrap]) => wrap(text));
const names = [...NAMES, ...OTHERS, ...NAMES.map((name) => `VITE_${name}`)];
const environments = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1, maxKeys: 6 });

it("shows a secret nowhere, whichever variable it was pasted into", async () => {
  const printed: string[] = [];
  const print = (...words: unknown[]): void => void printed.push(inspect(words, { depth: 9, maxStringLength: null }));
  for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockImplementation(print);
  await fc.assert(
    fc.asyncProperty(environments, fc.boolean(), fc.boolean(), async (env, isPrefixed, strict) => {
      printed.length = 0;
      const options: ConfigOptions = { prefix: isPrefixed ? "VITE_" : [], strict };
      for (const onInvalid of ["throw", "warn"] as const) {
        try {
          sentryConfig(env, { ...options, onInvalid });
        } catch (error) {
          print(error, String(error), JSON.stringify(error), Object(error).stack, Object(error).cause);
        }
      }
      const description = describeConfig(env, options);
      print(description, JSON.stringify(description), String(description));
      const args = [...(isPrefixed ? ["--prefix", "VITE_"] : []), ...(strict ? ["--strict"] : [])];
      await main(["check", ...args], env);
      await main(["check", "--json", ...args], env);
      await main([Object.values(env)[0] ?? ""], env);
      expect(printed.length).toBeGreaterThan(3);
      expect(printed.join("\n")).not.toContain(MARKER);
    }),
    { numRuns: process.env["TEST_ALL"] === "1" ? 10_000 : 2000 },
  );
}, 120_000);
