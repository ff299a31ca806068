import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { UsageError } from "@sentry-policy/internal/usage-error";
import { differences } from "./differences.ts";

/** Maximum number of differences that are printed. */
const MOST_SHOWN = 10;

/** Reasons why a file cannot be read or written, by error code. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "its folder does not exist",
  ENOSPC: "no space is left",
  EROFS: "the file system is read-only",
};

/** Formats content as the text of a file. Only a YAML file gets the comments, because JSON cannot contain comments. */
export function textOf(content: unknown, path: string | undefined, comments: readonly string[]): string {
  const json = `${JSON.stringify(content, null, 2)}\n`;
  const isYaml = /\.ya?ml$/i.test(path ?? "");
  return isYaml ? `${comments.map((line) => `# ${line}\n`).join("")}${json}` : json;
}

/** @throws {@link UsageError} if the file cannot be written. */
export function writeOutput(path: string, text: string): void {
  withReason(`Cannot write ${path}`, () => writeFileSync(path, text));
}

/**
 * Compares a file with the content that the policy exports. Returns one line for each difference. The file must contain
 * JSON, and may begin with lines of `#` comments. Formatting does not matter.
 *
 * @throws {@link UsageError} if the file cannot be read.
 */
export function differencesOfFile(path: string, content: unknown): readonly string[] {
  if (!existsSync(path)) return [`${path} does not exist`];
  const found = parsed(withReason(`Cannot read ${path}`, () => readFileSync(path, "utf8")));
  if (found === undefined) return [`${path} is not JSON`];
  // Undefined fields are removed, because the parsed file has none.
  const lines = differences(JSON.parse(JSON.stringify(content)), found).map((line) => `${path}: ${line}`);
  const more = lines.length - MOST_SHOWN;
  return more > 0 ? [...lines.slice(0, MOST_SHOWN), `${path}: ${more} more differences`] : lines;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF?(?:#.*\r?\n)*/, ""));
  } catch {
    return undefined;
  }
}

function withReason<T>(failure: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = String(Reflect.get(Object(error), "code"));
    throw new UsageError(`${failure}: ${REASONS[code] ?? code}`);
  }
}
