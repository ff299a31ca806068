import type { Finding } from "../detect/searches.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

/** The rule that redacts the content of a `data:` URL. */
export const DATA_URL_RULE = "@dataurl";

/**
 * Matches `git@` in the address of a Git repository. This user name is not personal data. Example: it matches
 * `ssh+++git@github.com`, but not `legit@example.com`.
 */
const GIT_USER = /(?:^|[/+])git@/i;
/**
 * Matches the beginning of a `data:` URL, but not the name of a folder. Example: it matches
 * `data:text/javascript,run()`, but not `/srv/data:1/a.js`.
 */
const DATA_URL = /(?<![\w./\\-])data:/i;

/**
 * Finds the secrets in the file path of a stack frame: user info in URLs, credentials, e-mail addresses, and the
 * content of `data:` URLs. Ignores numbers and user names, because Sentry needs the path to find source maps. The query
 * and the fragment of a URL are searched like any other text.
 */
export function findInPath(
  { scanPath, scanText, redactorOf, isRedacted }: CompiledPolicy,
  path: string,
): readonly Finding[] {
  const content = startOfContent(path);
  const end = content ?? path.search(/[?#]/);
  if (end < 0) return withoutGitUser(path, scanPath(path));
  const inPath = withoutGitUser(path, scanPath(path.slice(0, end)));
  const rest = path.slice(end);
  if (content !== undefined) {
    const whole = { start: end, end: path.length, rule: DATA_URL_RULE, redactor: redactorOf(DATA_URL_RULE) };
    return isRedacted(rest) ? inPath : [...inPath, whole];
  }
  const behind = scanText(rest).map((found) => ({ ...found, start: end + found.start, end: end + found.end }));
  return inPath.length === 0 ? behind : [...inPath, ...behind];
}

/**
 * Checks whether the file of a stack frame is a `data:` URL. If so, the frame's `module` must be redacted too: the SDK
 * derives it from the file, so it contains source code from the URL.
 */
export function isDataUrl(path: unknown): boolean {
  return typeof path === "string" && path.includes(",") && DATA_URL.test(path);
}

/**
 * Returns the start of the content of a `data:` URL, or `undefined` if there is none. Example:
 * `data:text/javascript,run()` -> 21.
 */
function startOfContent(path: string): number | undefined {
  // Every `data:` URL contains a comma, but few other paths do.
  if (!path.includes(",")) return undefined;
  const start = path.search(DATA_URL);
  const comma = start < 0 ? -1 : path.indexOf(",", start);
  return comma < 0 || comma === path.length - 1 ? undefined : comma + 1;
}

/** Removes the findings in the address of a Git repository, such as `git@github.com`. */
function withoutGitUser(path: string, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return findings;
  return findings.filter(({ rule, start, end }) => rule !== "@email" || !GIT_USER.test(path.slice(start, end)));
}
