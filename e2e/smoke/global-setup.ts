import type { TestProject } from "vitest/node";
import { type Chromium, ensureChromium } from "./ensure-chromium.ts";
import { installRuntimes } from "./install.ts";
import { unpackTarballsIntoApps } from "./tarballs.ts";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Chromium;
  }
}

export default function setup(project: TestProject): void {
  installRuntimes();
  unpackTarballsIntoApps();
  project.provide("chromium", ensureChromium());
}
