import { readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { exampleEnv, jsonSchema, variablesTable } from "./explain.ts";
import { sentryConfig } from "./sentry-config.ts";
import { NAMES } from "./variables.ts";

const MARKED = /(<!-- variables -->\n)[\s\S]*?(<!-- \/variables -->)/;

const README = new URL("../README.md", import.meta.url);

it("agrees with the README's table (UPDATE=1 writes it)", () => {
  const before = readFileSync(README, "utf8");
  const after = before.replace(MARKED, () => `<!-- variables -->\n${variablesTable()}\n<!-- /variables -->`);
  if (process.env["UPDATE"] === "1") writeFileSync(README, after);
  else expect(before).toBe(after);
});

it.each([
  ["sentry-env.schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`],
  [".env.example", exampleEnv()],
])("agrees with the published %s (UPDATE=1 writes it)", (name, text) => {
  const file = new URL(`../${name}`, import.meta.url);
  if (process.env["UPDATE"] === "1") writeFileSync(file, text);
  else expect(readFileSync(file, "utf8")).toBe(text);
});

it("gives examples that are accepted, once they are no comments", () => {
  const text = exampleEnv()
    .replace(/^# (?=SENTRY_\w+=)/gm, "")
    .replace("<key>", "0123456789abcdef");
  const env = parseEnv(text);
  expect(Object.keys(env).sort()).toEqual([...NAMES].sort());
  expect(sentryConfig(env)).toMatchObject({ tracesSampleRate: 0.1, ignoreErrors: ["AbortError", /^Network/] });
});
