import { compile } from "#paths";
import type { Redaction, Redactor } from "../../policy/redaction.ts";

/** Compiles the paths of a policy. Returns `undefined` if there are none. */
export type CompilePaths = (
  paths: readonly string[],
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
) => RedactPaths | undefined;

/**
 * Redacts the values at the policy's paths, and adds an entry to `redactions` for each. Changes the payload in place,
 * so it must be a scrubbed copy.
 */
export type RedactPaths = (value: unknown, redactions: Redaction[]) => void;

const PATH_RULE = "paths";

export function compilePaths(
  paths: readonly string[],
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
): RedactPaths | undefined {
  if (paths.length === 0) return undefined;
  let recorded: Redaction[] = [];
  const apply = compile(paths, (value, path) => {
    if (value === "" || (typeof value === "string" && isRedacted(value))) return value;
    recorded.push({ rule: PATH_RULE, code: redactor.code, path: [...path] });
    if (redactor.code === "x") return null;
    return redactor.apply(typeof value === "object" ? "" : String(value));
  });
  return (value, redactions) => {
    if (typeof value !== "object" || value === null) return;
    recorded = redactions;
    apply(value);
    recorded = [];
  };
}
