import { execFileSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { CHROMIUM, ensureProgram, type Program } from "../../e2e/smoke/ensure-program.ts";
import { SITE } from "../generate/places.mjs";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Program;
  }
}

/** Builds the site, unless the variable SKIP_DOCS_BUILD says that it has been built, and finds Chromium. */
export default function setup(project: TestProject): void {
  if (!process.env["SKIP_DOCS_BUILD"])
    execFileSync(process.execPath, ["build.mjs"], { cwd: SITE, stdio: ["ignore", "ignore", "inherit"] });
  const found = ensureProgram(CHROMIUM);
  if ("missing" in found) console.log(`The tests with Chromium are skipped: ${found.missing}`);
  project.provide("chromium", found);
}
