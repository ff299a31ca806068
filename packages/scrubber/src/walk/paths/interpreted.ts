import { parsePath, type Segments } from "../../policy/path-syntax.ts";

/** Gives what stands in the place of a value at a path. */
export type Censor = (value: unknown, path: readonly string[]) => unknown;

/** Changes what stands at the paths of an object of our own. */
export type Apply = (target: object) => void;

/** Walks the paths anew each time: slower than generated code, and at home where that is forbidden. */
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
