import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { UsageError } from "@sentry-policy/internal/usage-error";
import type { PolicyFile } from "../policy-file.ts";

const NAMES = ["scrubber", "sampler", "collector"] as const;

/** Advice about the errors with which Node refuses to load a module, by error code. */
const ADVICE: Readonly<Record<string, string>> = {
  ERR_UNKNOWN_FILE_EXTENSION: `Node ${process.versions.node} does not read TypeScript; use Node 22.18 or later, or node --import tsx, or write the policy as .mjs`,
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX:
    "Node only removes types from TypeScript; avoid enums, namespaces and parameter properties",
  ERR_NO_TYPESCRIPT: "this Node was built without TypeScript; write the policy as .mjs",
  ERR_MODULE_NOT_FOUND: "a module that it imports was not found; in TypeScript, write the extension .ts in imports",
};

/** Matches the messages of the errors that Node throws when it loads an ES module as CommonJS. */
const IS_ES_MODULE = /^(?:Unexpected token 'export'|Cannot use import statement outside a module)/;
const AS_ES_MODULE = 'it is an ES module; name it .mjs or .mts, or set "type": "module" in package.json';

/**
 * Imports the module with the policies.
 *
 * @throws {@link UsageError} if the module cannot be loaded, or exports no policy.
 */
export async function loadPolicies(path: string): Promise<PolicyFile> {
  const file = resolve(path);
  if (!existsSync(file)) throw new UsageError(`Cannot find the policy: ${path}`);
  const module = await importModule(file, path);
  const found: unknown = NAMES.some((name) => name in module) ? module : module["default"];
  if (!isPlainObject(found) && found !== module) throw new UsageError(exportsNothing(path));
  const policies = Object(found);
  if (!NAMES.some((name) => name in policies)) throw new UsageError(exportsNothing(path));
  // The policies are not checked here, because `toRelay`, `toProjectSettings` and `toCollector` check them.
  return Object.fromEntries(NAMES.map((name) => [name, Reflect.get(policies, name)]));
}

async function importModule(file: string, path: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const message = String(Reflect.get(Object(error), "message") ?? error);
    const advice = IS_ES_MODULE.test(message) ? AS_ES_MODULE : ADVICE[String(Reflect.get(Object(error), "code"))];
    throw new UsageError(`Cannot load ${path}: ${advice ?? message}`);
  }
}

function exportsNothing(path: string): string {
  return `${path} exports no policy: export scrubber, sampler or collector, by name or as an object by default`;
}
