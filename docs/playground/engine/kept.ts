import { isRecord } from "../../../packages/internal/src/guards.ts";
import type { ItemResult } from "./evaluate.ts";

/** Data that the policy has not changed, although it can tell who or where a person is. */
export interface Kept {
  readonly what: string;
  readonly why: string;
  /** The paths of the data in the pasted payloads. */
  readonly paths: readonly string[];
}

/**
 * Data that stays on purpose. `isAt` is matched with a path without list indexes:
 * `exception.values.stacktrace.frames.filename`
 */
const REASONS: readonly { readonly what: string; readonly why: string; readonly isAt: RegExp }[] = Object.freeze([
  {
    what: "Ids of users",
    why: "Sentry counts users by them.",
    isAt: /^user\.(?:id|hash)$|^did$|\benduser\.pseudo\.id\b/,
  },
  {
    what: "Paths of stack frames",
    why: "Source maps and grouping need them. A path keeps the names in it.",
    isAt: /\bframes\.(?:filename|abs_path)$|\bcode_file$/,
  },
  {
    what: "Names of machines",
    why: "They tell which machine failed.",
    isAt: /^server_name$|\bserver\.address\b|\bhost\.name\b/,
  },
  {
    what: "Names of persons",
    why: "The names name, username, city and country have many other meanings. List them in sensitiveFields.",
    isAt: /(?:^|\.)(?:name|username|city|country)$/,
  },
  {
    what: "Arguments of the command",
    why: "They are searched, but kept otherwise.",
    isAt: /\b(?:argv|process\.command_args)\b/,
  },
  { what: "Versions of modules", why: "They are public.", isAt: /^modules\./ },
]);

/** Fields of Sentry's own data that are called `name` and do not name a person. */
const TECHNICAL =
  /^(?:sdk|contexts\.(?:runtime|os|app|device|browser|culture|cloud_resource|trace)|packages)\b|\bintegrations\b/;

/** Maximum number of paths that are listed for one reason. */
const MOST_PATHS = 5;

/** Lists the data that stays on purpose in the items that leave, with the reasons. */
export function keptIn(items: readonly ItemResult[]): readonly Kept[] {
  const paths = new Map<string, Set<string>>();
  for (const { before, after } of items) collect(before, after, "", paths);
  return REASONS.flatMap(({ what, why }) => {
    const found = [...(paths.get(what) ?? [])];
    return found.length === 0 ? [] : [{ what, why, paths: found.slice(0, MOST_PATHS) }];
  });
}

function collect(before: unknown, after: unknown, path: string, paths: Map<string, Set<string>>): void {
  if (Array.isArray(before) && Array.isArray(after)) {
    for (const [place, entry] of before.entries()) collect(entry, after[place], path, paths);
  } else if (isRecord(before) && isRecord(after)) {
    for (const [name, value] of Object.entries(before))
      collect(value, after[name], path === "" ? name : `${path}.${name}`, paths);
  } else if (before === after && typeof before === "string" && before !== "" && !TECHNICAL.test(path)) {
    for (const { what, isAt } of REASONS) {
      if (!isAt.test(path)) continue;
      const known = paths.get(what) ?? new Set<string>();
      known.add(path);
      paths.set(what, known);
    }
  }
}
