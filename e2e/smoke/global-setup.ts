import type { TestProject } from "vitest/node";
import { CHROMIUM, ensureProgram, PROMETHEUS, type Program } from "./ensure-program.ts";
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
  project.provide("chromium", ensureProgram(CHROMIUM));
  project.provide("prometheus", ensureProgram(PROMETHEUS));
}
