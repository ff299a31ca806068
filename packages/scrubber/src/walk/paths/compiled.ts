import fastRedact from "fast-redact";
import { parsePath } from "../../policy/path-syntax.ts";
import { type Apply, type Censor, interpret } from "./interpreted.ts";

/**
 * Compiles paths by fast-redact, which is fastest. What it cannot do as one would expect (several wildcards, the length of
 * a list) and runtimes that forbid code generation are the interpreter's.
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
    // It gives the path to a censor of two parameters.
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

/** Asked when a path is compiled: workerd allows it while a module loads, and forbids it in a request. */
function canGenerateCode(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}
