import fastRedact from "fast-redact";
import { parsePath } from "../../policy/path-syntax.ts";
import { type Apply, type Censor, interpret } from "./interpreted.ts";

/**
 * Compiles paths with fast-redact, which is faster than {@link interpret}. `interpret` handles paths for which
 * fast-redact gives unexpected results: paths with several wildcards or with `length`. In runtimes that forbid code
 * generation, it handles all paths.
 */
export function compile(paths: readonly string[], censor: Censor): Apply {
  const simple = canGenerateCode() ? paths.filter(isSimple) : [];
  const rest = paths.filter((path) => !simple.includes(path));
  const interpreted = interpret(rest, censor);
  if (simple.length === 0) return interpreted;
  const compiled = fastRedact({
    paths: simple,
    serialize: false,
    strict: false,
    // fast-redact passes the path only if the `censor` function has two parameters.
    censor: (value: unknown, path?: string[]) =>
      value === null || value === undefined ? value : censor(value, path ?? []),
  });
  return (target) => {
    compiled(target);
    interpreted(target);
  };
}

function isSimple(path: string): boolean {
  const segments = parsePath(path);
  return segments.filter((segment) => segment === "*").length < 2 && !segments.includes("length");
}

/**
 * Checks whether the runtime allows code generation now. workerd allows it while a module loads, but not during a
 * request.
 */
function canGenerateCode(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}
