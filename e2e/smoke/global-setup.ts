import type { TestProject } from "vitest/node";
import { CHROMIUM, type DebianProgram, ensureProgram, PROMETHEUS, type Program } from "./ensure-program.ts";
import { installRuntimes } from "./install.ts";
import { unpackTarballsIntoApps } from "./tarballs.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Program;
    prometheus: Program;
  }
}

export default function setup(project: TestProject): void {
  installRuntimes();
  unpackTarballsIntoApps();
  project.provide("chromium", findOrReport("Chromium", CHROMIUM));
  project.provide("prometheus", findOrReport("Prometheus", PROMETHEUS));
}

/** Finds a program. If it is missing, prints that tests are skipped, and why. */
function findOrReport(name: string, program: DebianProgram): Program {
  const found = ensureProgram(program);
  if ("missing" in found) console.log(`The tests with ${name} are skipped: ${found.missing}`);
  return found;
}
