import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { shownAccepted } from "../output/mask.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The environment with files beneath it, as `node --env-file` reads them: a later file goes over an earlier one, and what
 * is set already over both.
 *
 * @throws {@link UsageError} if a file cannot be read.
 */
export function withFiles(env: object, files: readonly string[]): object {
  return Object.assign({}, ...files.map(read), env);
}

function read(file: string): object {
  try {
    // A byte order mark, as some editors write it, would be a part of the first name.
    return parseEnv(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    // A name may be a secret in the wrong place.
    throw new UsageError(`the file ${shownAccepted(file)} cannot be read (${Reflect.get(Object(error), "code")})`);
  }
}
