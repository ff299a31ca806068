import { compile } from "#paths";
import type { Redaction, Redactor } from "../../policy/redaction.ts";

/** Redacts, in place, the values at the policy's paths in our copy of a payload, and adds to `redactions`. */
export type FilterPaths = (value: unknown, redactions: Redaction[]) => void;

const RULE = "paths";

export function compilePaths(
  paths: readonly string[],
  redactor: Redactor,
  isRedacted: (text: string) => boolean,
): FilterPaths | undefined {
  if (paths.length === 0) return undefined;
  let told: Redaction[] = [];
  const apply = compile(paths, (value, path) => {
    if (value === "" || (typeof value === "string" && isRedacted(value))) return value;
    told.push({ rule: RULE, code: redactor.code, path: [...path] });
    if (redactor.code === "x") return null;
    return redactor.apply(typeof value === "object" ? "" : String(value));
  });
  return (value, redactions) => {
    if (typeof value !== "object" || value === null) return;
    told = redactions;
    apply(value);
    told = [];
  };
}
