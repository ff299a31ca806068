import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Check, fields } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { nearestOf } from "@sentry-policy/internal/nearest";
import { UsageError } from "@sentry-policy/internal/usage-error";
import type { PolicyFile } from "../policy-file.ts";
import { importModule } from "./import-module.ts";

const NAMES = ["scrubber", "sampler", "collector"] as const;

// The policies are not checked here, because `toRelay`, `toProjectSettings` and `toCollector` check them.
const ANYTHING: Check = () => [];
const DEFAULT_EXPORT = fields({ scrubber: ANYTHING, sampler: ANYTHING, collector: ANYTHING }, "field");

/**
 * Imports the module that exports the policies.
 *
 * @throws {@link UsageError} if the module cannot be loaded, exports no policy, or exports something that would have no
 * effect.
 */
export async function loadPolicies(path: string): Promise<PolicyFile> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError(`Cannot find the policy: ${path}`);
  const module = await importModule(file, path);
  const standard = defaultOf(module);
  const policies = isPlainObject(standard) && hasPolicy(standard) ? standard : module;
  if (!hasPolicy(policies)) throw new UsageError(`${path} ${nothingFound(module)}`);
  checkNames(module, policies, path);
  return Object.fromEntries(NAMES.map((name) => [name, policies[name]]));
}

/**
 * Returns the default export of a module. The default export of a CommonJS module is `module.exports`, in which
 * compilers put the default export of the source: `{ __esModule: true, default: ... }`
 */
function defaultOf(module: Readonly<Record<string, unknown>>): unknown {
  const standard = module["default"];
  return isPlainObject(standard) && standard["__esModule"] === true && "default" in standard
    ? standard["default"]
    : standard;
}

function hasPolicy(exported: Readonly<Record<string, unknown>>): boolean {
  return NAMES.some((name) => name in exported);
}

/** Throws an error for each export that would be ignored, such as a misspelled `scruber`. */
function checkNames(
  module: Readonly<Record<string, unknown>>,
  policies: Readonly<Record<string, unknown>>,
  path: string,
): void {
  if (policies !== module) {
    // A CommonJS module exports each field of its default export by name too, so only policies that differ are an
    // error.
    if (NAMES.some((name) => name in module && module[name] !== policies[name]))
      throw new UsageError(`${path} exports policies both by name and by default: use one of the two`);
    const [unknown] = DEFAULT_EXPORT(withoutMark(policies), "default");
    if (unknown !== undefined) throw new UsageError(`${path} exports ${unknown.at}: ${unknown.problem}`);
    return;
  }
  for (const name of Object.keys(module)) {
    const nearest = NAMES.some((each) => each === name) ? undefined : nearestOf(name, NAMES);
    if (nearest !== undefined) throw new UsageError(`${path} exports ${name}; did you mean ${nearest}?`);
  }
}

/** Leaves out the field with which compilers mark a CommonJS module. */
function withoutMark({ __esModule: _, ...policies }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return policies;
}

function nothingFound(module: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(module);
  const found = names.length === 0 ? "" : `, only ${names.join(", ")}`;
  return `exports no policy${found}: export scrubber, sampler or collector, by name or as an object by default`;
}
