// Keeps the pages of the recipes (`examples/*/README.md`) up to date. With UPDATE=1, outdated pages are rewritten.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../smoke/places.ts";

const EXAMPLES = join(repository, "examples");
/** The index of the recipes, which contains the table of results. */
export const INDEX: string = join(EXAMPLES, "README.md");

const isUpdate = process.env["UPDATE"] === "1";

/** Matches a file in a page: its name in bold and backticks, and a fenced block with its content. */
const FILE = /^\*\*`(?<name>[^`\n]+)`\*\*\n\n(?<fence>```\w+\n)[\s\S]*?^```$/gm;
/**
 * Captures the name of an imported or required package: `from "@sentry/node/init"` -> `@sentry/node`. Relative imports
 * and Node's own modules do not match.
 */
const IMPORTED = /(?:\bfrom |\bimport |\brequire\()"(?!\.|node:)((?:@[^/"]+\/)?[^/"]+)/g;
const SOURCE = /\.(?:[cm]?[jt]sx?|vue)$/;

export interface Page {
  readonly path: string;
  /** The page as it is now. */
  readonly text: string;
  /** The page as it should be, with the current content of the files that it shows. */
  readonly current: string;
  /** The files that the page shows. */
  readonly shown: readonly string[];
  /** The packages that the recipe imports. */
  readonly imported: readonly string[];
  /** The packages that the page's commands install. */
  readonly installed: readonly string[];
}

export function readPage(recipe: string): Page {
  const folder = join(EXAMPLES, recipe);
  const path = join(folder, "README.md");
  const text = readFileSync(path, "utf8");
  const shown: string[] = [];
  const current = text.replace(FILE, (_, name: string, fence: string) => {
    shown.push(name);
    return `**\`${name}\`**\n\n${fence}${readFileSync(join(folder, name), "utf8")}\`\`\``;
  });
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => SOURCE.test(name));
  const code = sources.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const installs = [...text.matchAll(/^(?:npm install|bun add|deno add)(?: --save-dev)? (.+)$/gm)];
  return {
    path,
    text,
    current,
    shown,
    imported: [...new Set([...code.matchAll(IMPORTED)].map(([, name = ""]) => name))],
    installed: installs.flatMap(([, names = ""]) => names.split(" ").map(packageName)),
  };
}

/** Returns the name of a package in a command that installs it: `@nestjs/core@11` -> `@nestjs/core` */
function packageName(argument: string): string {
  return argument.replace(/^npm:/, "").replace(/(?<=.)@.*$/, "");
}

/** Returns the names of the folders in `examples` that contain recipes. */
export function recipeFolders(): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "README.md")));
}

/** Returns the text between two comments: `<!-- cost -->12 kB<!-- /cost -->` -> `12 kB` */
export function markedIn(text: string, mark: string): string | undefined {
  return marked(mark).exec(text)?.[1];
}

export function replaceMarked(text: string, mark: string, content: string): string {
  return text.replace(marked(mark), () => `<!-- ${mark} -->${content}<!-- /${mark} -->`);
}

/** Returns the file's text, to compare it with `current`. With UPDATE=1, writes `current` to the file first. */
export function textToCompare(path: string, current: string): string {
  if (isUpdate) writeFileSync(path, current);
  return readFileSync(path, "utf8");
}

function marked(mark: string): RegExp {
  return new RegExp(`<!-- ${mark} -->([\\s\\S]*?)<!-- /${mark} -->`);
}
