import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DETECTORS } from "../detect/detectors/index.ts";
import { PAIRS } from "../detect/key-value/find.ts";
import { PERSONAL_NAMES } from "../detect/names/personal-names.ts";
import { SENSITIVE_NAMES } from "../detect/names/sensitive-names.ts";

const FILE = new URL("rule-names.ts", import.meta.url);

const kindsWhere = (personal: boolean) =>
  DETECTORS.filter((detector) => detector.personal === personal).map(({ kind }) => kind);

const LISTS = {
  DetectorKind: [...kindsWhere(true), ...PERSONAL_NAMES.map(({ kind }) => kind), ...kindsWhere(false), PAIRS],
  FieldNameRule: Object.keys(SENSITIVE_NAMES),
};

function withLists(text: string): string {
  return Object.entries(LISTS).reduce((before, [type, names]) => {
    const union = [...new Set(names)].map((name) => `\n  | "${name}"`).join("");
    return before.replace(new RegExp(`(?<=export type ${type} =)[^;]*`), union);
  }, text);
}

it("the types list every kind and every group of names in the source (UPDATE=1 updates the lists)", () => {
  const before = readFileSync(FILE, "utf8");
  const after = withLists(before);
  if (process.env["UPDATE"] === "1") writeFileSync(FILE, after);
  else expect(before).toBe(after);
});

it("the rule of a detector has the name of its kind, except for social security numbers", () => {
  const others = DETECTORS.filter(({ kind, rule }) => rule !== `@${kind}`);
  expect(others.map(({ kind, rule }) => [kind, rule])).toEqual([["ssn", "@usssn"]]);
});
