import { statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { UsageError } from "@sentry-policy/internal/usage-error";

/** Matches the names of TypeScript files. */
const IS_TYPESCRIPT = /\.[cm]?ts$/i;

const NO_MODULE = "it is not a module; write the policy as .mjs";
/** Advice about the errors with which Node refuses to load a module, by error code. */
const ADVICE: Readonly<Record<string, string>> = {
  ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX:
    "Node only removes types from TypeScript; avoid enums, namespaces and parameter properties",
  ERR_NO_TYPESCRIPT: "this Node was built without TypeScript; write the policy as .mjs",
  ERR_IMPORT_ATTRIBUTE_MISSING: NO_MODULE,
  // Node 20 uses this code instead of the one above.
  ERR_IMPORT_ASSERTION_TYPE_MISSING: NO_MODULE,
};
const NO_TYPESCRIPT = `Node ${process.versions.node} does not read TypeScript; use Node 22.18 or later, or node --import tsx, or write the policy as .mjs`;

/** Matches the messages of the errors that Node throws when it loads an ES module as CommonJS. */
const IS_ES_MODULE = /^(?:Unexpected token 'export'|Cannot use import statement outside a module)/;
const AS_ES_MODULE = 'it is an ES module; name it .mjs or .mts, or set "type": "module" in package.json';

/**
 * Imports a module of the app. What the module prints goes to stderr, because the output of the command must stay JSON.
 *
 * @param path The path as the user wrote it, for messages.
 * @throws {@link UsageError} if the module cannot be loaded.
 */
export async function importModule(file: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  if (statSync(file).isDirectory()) throw new UsageError(`Cannot load ${path}: it is a folder; name a module in it`);
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.once("exit", failAtExit);
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw new UsageError(`Cannot load ${path}: ${reasonOf(error, file)}`);
  } finally {
    process.off("exit", failAtExit);
    process.stdout.write = write;
  }
}

/**
 * Reports that the process ends while the module is being loaded. Otherwise, the command would end without an error.
 */
function failAtExit(): void {
  console.error("Cannot load the policy: it ended the process, or waits for something that never happens");
  process.exitCode = 2;
}

function reasonOf(error: unknown, file: string): string {
  const message = String(Reflect.get(Object(error), "message") ?? error);
  const code = String(Reflect.get(Object(error), "code"));
  if (IS_ES_MODULE.test(message)) return AS_ES_MODULE;
  if (code === "ERR_UNKNOWN_FILE_EXTENSION")
    return IS_TYPESCRIPT.test(file) ? NO_TYPESCRIPT : "Node loads only .js, .mjs and .cjs files, and TypeScript";
  // Node names the missing module, but does not say that TypeScript needs extensions.
  if (code === "ERR_MODULE_NOT_FOUND")
    return IS_TYPESCRIPT.test(file) ? `${message}; in TypeScript, write the extension .ts in imports` : message;
  return ADVICE[code] ?? message;
}
