import type { TestProject } from "vitest/node";
import { CHROMIUM, ensureProgram, type Program, REDIS } from "../smoke/ensure-program.ts";
import { installRuntimes } from "../smoke/install.ts";
import { unpackTarballsIntoApps } from "../smoke/tarballs.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Program;
    redis: Program;
  }
}

export default function setup(project: TestProject): void {
  installRuntimes();
  unpackTarballsIntoApps();
  project.provide("chromium", ensureProgram(CHROMIUM));
  project.provide("redis", ensureProgram(REDIS));
}
