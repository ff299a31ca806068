import { isObject } from "@sentry-policy/internal/guards";

/**
 * Returns the paths at which two JSON values differ, and how: `processors.batch.timeout differs`. The values themselves
 * are not shown.
 */
export function differences(expected: unknown, found: unknown, path = ""): readonly string[] {
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found))
    return expected === found ? [] : [`${path || "the whole file"} ${kindOf(expected, found)}`];
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((key) =>
    differences(expected[key], found[key], pathOf(path, key, Array.isArray(expected))),
  );
}

function kindOf(expected: unknown, found: unknown): string {
  if (found === undefined) return "is missing";
  return expected === undefined ? "is not in the policy" : "differs";
}

function pathOf(path: string, key: string, isList: boolean): string {
  if (isList) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
