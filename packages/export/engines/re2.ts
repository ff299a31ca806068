import { fileURLToPath } from "node:url";
import { ask, type Engine, versionFrom } from "./engine.ts";

const PROGRAM = fileURLToPath(new URL("re2.go", import.meta.url));

/** Go's `regexp`, which has RE2's syntax. It is the engine of the OpenTelemetry Collector. */
export const RE2: Engine =
  versionFrom("go", "version") === undefined
    ? { missing: "Go is not installed" }
    : { command: ["go", "run", PROGRAM], env: { GOFLAGS: "-mod=mod", GO111MODULE: "auto" } };

interface Answer {
  readonly error?: string;
  /** For each text, the places of all matches and of their groups, in bytes. A group without a match has -1. */
  readonly matches?: readonly (readonly (readonly number[])[])[];
}

/** Finds all matches of patterns in texts. */
export function matchesOfRe2(requests: readonly { pattern: string; texts: readonly string[] }[]): readonly Answer[] {
  return ask<Answer>(RE2, requests);
}
