import { readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sentryConfig } from "../sentry-config.ts";
import { exampleEnv, jsonSchema, variablesTable } from "./docs.ts";
import { parseVariable } from "./parse-variable.ts";
import { NAMES } from "./variables.ts";

const MARKED = /(<!-- variables -->\n)[\s\S]*?(<!-- \/variables -->)/;

const README = new URL("../../README.md", import.meta.url);

it("variablesTable matches the README's table of variables (UPDATE=1 writes it)", () => {
  const before = readFileSync(README, "utf8");
  const after = before.replace(MARKED, () => `<!-- variables -->\n${variablesTable()}\n<!-- /variables -->`);
  if (process.env["UPDATE"] === "1") writeFileSync(README, after);
  else expect(before).toBe(after);
});

it.each([
  ["sentry-env.schema.json", `${JSON.stringify(jsonSchema(), null, 2)}\n`],
  [".env.example", exampleEnv()],
])("the generated text matches the published %s (UPDATE=1 writes it)", (name, text) => {
  const file = new URL(`../../${name}`, import.meta.url);
  if (process.env["UPDATE"] === "1") writeFileSync(file, text);
  else expect(readFileSync(file, "utf8")).toBe(text);
});

const { properties }: { properties: Record<string, { pattern?: string }> } = Object(jsonSchema());

it.each([
  ["SENTRY_SAMPLE_RATE", ["10", "10%", "0,5", "0.1abc", "-1", "NaN"]],
  ["SENTRY_DEBUG", ["flase", "maybe", "2"]],
  ["SENTRY_MAX_BREADCRUMBS", ["many", "1.5", "-1"]],
])("jsonSchema rejects each value for %s in %o", (name, values) => {
  const pattern = new RegExp(properties[name]?.pattern ?? "", "u");
  expect(values.filter((value) => pattern.test(value))).toEqual([]);
});

it("jsonSchema accepts everything that the parsers accept", () => {
  const text = fc.oneof(
    fc.stringMatching(/^[ \t]?[01]{0,2}[.]?[0-9]{0,3}([eE][+-]?[0-9])?[ \t]?$/),
    fc.constantFrom("", " ", "TRUE", " On ", "disabled", "F", "99", "007"),
  );
  const names = NAMES.filter((name) => properties[name]?.pattern !== undefined);
  expect(names.length).toBeGreaterThan(20);
  fc.assert(
    fc.property(fc.constantFrom(...names), text, (name, value) => {
      const meaning = parseVariable(name, value);
      if (meaning === undefined || "value" in meaning)
        expect(value).toMatch(new RegExp(properties[name]?.pattern ?? "", "u"));
    }),
    { numRuns: 5000 },
  );
});

it("exampleEnv returns examples that sentryConfig accepts once they are no longer commented out", () => {
  const text = exampleEnv()
    .replace(/^# (?=SENTRY_\w+=)/gm, "")
    .replace("<key>", "0123456789abcdef");
  const env = parseEnv(text);
  expect(Object.keys(env).sort()).toEqual([...NAMES].sort());
  expect(sentryConfig(env)).toMatchObject({ tracesSampleRate: 0.1, ignoreErrors: ["AbortError", /^Network/] });
});
