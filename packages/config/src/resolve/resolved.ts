import type { ConfigIssue } from "../output/issue.ts";
import type { Value, VariableName } from "../variables/variables.ts";

/** The values that have a meaning, by variable; each under the name that the user set; and what is wrong. */
export interface ResolvedVariables {
  readonly values: { readonly [Name in VariableName]?: Value | undefined };
  readonly sources: ReadonlyMap<VariableName, string>;
  /** What stands in for values that mean nothing. */
  readonly instead: { readonly [Name in VariableName]?: Value | undefined };
  /** The code's options for the environment that this is. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly issues: readonly ConfigIssue[];
  /** What may be a mistake. */
  readonly hints: readonly ConfigIssue[];
}
