import { spawnSync } from "node:child_process";

/** A program that runs the engine of an export target, or the reason why the program cannot run on this machine. */
export type Engine =
  | { readonly command: readonly [string, ...string[]]; readonly env?: NodeJS.ProcessEnv }
  | { readonly missing: string };

/** Returns the reason why the tests of an engine are skipped, for their titles. It is empty if the tests run. */
export function reasonOf(engine: Engine): string {
  return "missing" in engine ? ` (skipped: ${engine.missing})` : "";
}

/** Sends requests to an engine, one per line, and returns its answers. */
export function ask<Answer>(engine: Engine, requests: readonly object[]): readonly Answer[] {
  if ("missing" in engine) throw new Error(engine.missing);
  const [program, ...args] = engine.command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    input: requests.map((request) => `${JSON.stringify(request)}\n`).join(""),
    encoding: "utf8",
    env: { ...process.env, ...engine.env },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  const lines = stdout.trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Answer);
}

/** Runs a command that prints a version, and returns the version, or `undefined` if the program is missing. */
export function versionFrom(program: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
