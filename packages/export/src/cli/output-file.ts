import { existsSync, readFileSync } from "node:fs";
import { differences } from "./differences.ts";

/** Maximum number of differences that are printed. */
const MOST_SHOWN = 10;

/** Formats content as the text of a file. Only a YAML file gets the comments, because JSON cannot contain comments. */
export function textOf(content: unknown, path: string | undefined, comments: readonly string[]): string {
  const json = `${JSON.stringify(content, null, 2)}\n`;
  const isYaml = /\.ya?ml$/i.test(path ?? "");
  return isYaml ? `${comments.map((line) => `# ${line}\n`).join("")}${json}` : json;
}

/**
 * Compares a file with the content that the policy exports. Returns one line for each difference. The file must contain
 * JSON, and may begin with lines of `#` comments. Formatting does not matter.
 */
export function differencesOfFile(path: string, content: unknown): readonly string[] {
  if (!existsSync(path)) return [`${path} does not exist`];
  const found = parsed(readFileSync(path, "utf8"));
  if (found === undefined) return [`${path} is not JSON`];
  // Removes fields that are undefined, because the parsed file has none.
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
