import { fileURLToPath } from "node:url";
import { ask, type Engine, versionFrom } from "./engine.ts";

const PROGRAM = fileURLToPath(new URL("re2.go", import.meta.url));

/** The engine of Go's package `regexp`, which has RE2's syntax. The OpenTelemetry Collector uses this package. */
export const RE2: Engine =
  versionFrom("go", "version") === undefined
    ? { missing: "Go is not installed" }
    : { command: ["go", "run", PROGRAM], env: { GOFLAGS: "-mod=mod", GO111MODULE: "auto" } };

interface Answer {
  readonly error?: string;
  /**
   * For each text, all matches. A match is a list of byte offsets: the start and the end of the match, and then of
   * each group. A group that took no part in the match has -1.
   */
  readonly matches?: readonly (readonly (readonly number[])[])[];
}

/** Finds, for each request, all matches of its pattern in its texts. */
export function matchesOfRe2(requests: readonly { pattern: string; texts: readonly string[] }[]): readonly Answer[] {
  return ask<Answer>(RE2, requests);
}
