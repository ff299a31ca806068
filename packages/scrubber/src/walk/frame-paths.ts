import type { Finding } from "../detect/searches.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

/** The rule that filters the content of a `data:` URL. */
export const DATA_URL_RULE = "@dataurl";

/** In `.pnpm/lib@git+ssh+++git@github.com+org+lib`: the user by which everybody fetches from Git. */
const GIT_USER = /(?:^|[/+])git@/i;
/** `data:text/javascript,<source>` is a file that is its own address. Elsewhere than at a word's beginning it is a folder's name. */
const DATA_URL = /(?<![\w./\\-])data:/i;

/**
 * What must go from the path of a stack frame's file: user info of a URL, credentials, e-mail addresses, and the content
 * of a `data:` URL. Source maps are found by what remains, so numbers and users' names in it stay. A query and a fragment
 * are searched like any text.
 */
export function findInPath(
  { scanPath, scanText, redactorOf, isRedacted }: CompiledPolicy,
  path: string,
): readonly Finding[] {
  const content = startOfContent(path);
  const end = content ?? path.search(/[?#]/);
  if (end < 0) return withoutGit(path, scanPath(path));
  const inPath = withoutGit(path, scanPath(path.slice(0, end)));
  const rest = path.slice(end);
  if (content !== undefined) {
    const whole = { start: end, end: path.length, rule: DATA_URL_RULE, redactor: redactorOf(DATA_URL_RULE) };
    return isRedacted(rest) ? inPath : [...inPath, whole];
  }
  const behind = scanText(rest).map((found) => ({ ...found, start: end + found.start, end: end + found.end }));
  return inPath.length === 0 ? behind : [...inPath, ...behind];
}

/** Whether a frame's file is a `data:` URL. What the SDK takes for its module is then a piece of the source. */
export function isDataUrl(path: unknown): boolean {
  return typeof path === "string" && path.includes(",") && DATA_URL.test(path);
}

/** Where the content of a `data:` URL begins, if the path is one: `data:text/javascript,|<source>`. */
function startOfContent(path: string): number | undefined {
  // Every `data:` URL has a comma, and few paths do.
  if (!path.includes(",")) return undefined;
  const start = path.search(DATA_URL);
  const comma = start < 0 ? -1 : path.indexOf(",", start);
  return comma < 0 || comma === path.length - 1 ? undefined : comma + 1;
}

function withoutGit(path: string, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return findings;
  return findings.filter(({ rule, start, end }) => rule !== "@email" || !GIT_USER.test(path.slice(start, end)));
}
