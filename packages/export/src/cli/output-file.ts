import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { differences } from "./differences.ts";

/** Maximum number of differences that are printed. */
const MOST_SHOWN = 10;

/** Returns the text of a file. A YAML file gets comments, which JSON cannot have. */
export function textOf(content: unknown, path: string | undefined, comments: readonly string[]): string {
  const json = `${JSON.stringify(content, null, 2)}\n`;
  const isYaml = /\.ya?ml$/i.test(path ?? "");
  return isYaml ? `${comments.map((line) => `# ${line}\n`).join("")}${json}` : json;
}

export function writeOutput(path: string, text: string): void {
  writeFileSync(path, text);
}

/**
 * Compares a file with what the policy gives. Returns one line for each difference. The formatting of the file does not
 * matter, as long as it is JSON with comments at its start.
 */
export function differencesOfFile(path: string, content: unknown): readonly string[] {
  if (!existsSync(path)) return [`${path} does not exist`];
  const found = parsed(readFileSync(path, "utf8"));
  if (found === undefined) return [`${path} is not JSON`];
  // As JSON, because it has no undefined fields.
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
