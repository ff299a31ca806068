import { parsePath, type Segments } from "../../policy/path-syntax.ts";

/** Returns the replacement for the value at the given path. */
export type Censor = (value: unknown, path: readonly string[]) => unknown;

/** Replaces the values at the paths. Changes the payload in place, so it must be a scrubbed copy. */
export type Apply = (target: object) => void;

/**
 * Returns a function that redacts the values at the paths, without generated code. It is slower, but works in every
 * runtime.
 */
export function interpret(paths: readonly string[], censor: Censor): Apply {
  const all = paths.map(parsePath);
  return (target) => {
    for (const segments of all) follow(target, segments, 0, [], censor);
  };
}

function follow(node: unknown, segments: Segments, at: number, path: readonly string[], censor: Censor): void {
  const segment = segments[at];
  if (typeof node !== "object" || node === null || segment === undefined) return;
  for (const key of segment === "*" ? Object.keys(node) : [segment]) {
    if (!Object.prototype.propertyIsEnumerable.call(node, key)) continue;
    const value: unknown = Reflect.get(node, key);
    const here = [...path, key];
    if (at < segments.length - 1) follow(value, segments, at + 1, here, censor);
    else if (value !== null && value !== undefined) Reflect.set(node, key, censor(value, here));
  }
}
