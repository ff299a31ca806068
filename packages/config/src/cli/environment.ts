import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { UsageError } from "@sentry-policy/internal/usage-error";
import { shownAccepted } from "../output/mask.ts";

/**
 * Returns the environment together with the variables from files. As with `node --env-file`, a later file overrides an
 * earlier one, and the environment overrides all files.
 *
 * @throws {@link UsageError} if a file cannot be read.
 */
export function withFiles(env: object, files: readonly string[]): object {
  return Object.assign({}, ...files.map(readEnvFile), env);
}

function readEnvFile(file: string): object {
  try {
    // Removes the byte order mark that some editors write, because it would become part of the first variable's name.
    return parseEnv(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    // The file name is masked, because it might be a misplaced secret.
    throw new UsageError(`Cannot read the file (${Reflect.get(Object(error), "code")}): ${shownAccepted(file)}`);
  }
}
