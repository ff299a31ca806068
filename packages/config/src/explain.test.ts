import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { variablesTable } from "./explain.ts";

const README = new URL("../README.md", import.meta.url);
const MARKED = /(<!-- variables -->\n)[\s\S]*?(<!-- \/variables -->)/;

it("agrees with the README's table (UPDATE=1 writes it)", () => {
  const before = readFileSync(README, "utf8");
  const after = before.replace(MARKED, `$1${variablesTable()}\n$2`);
  if (process.env["UPDATE"] === "1") writeFileSync(README, after);
  else expect(before).toBe(after);
});
