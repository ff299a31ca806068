import type { ConfigIssue } from "../output/issue.ts";
import type { Value, VariableName } from "../variables/variables.ts";

/** What was read from an environment. */
export interface ResolvedVariables {
  /** Parsed values. */
  readonly values: { readonly [Name in VariableName]?: Value | undefined };
  /** The name under which each variable is set, such as `VITE_SENTRY_DSN`. */
  readonly sources: ReadonlyMap<VariableName, string>;
  /** Substitutes for blank and refused values, by `fallbackFor`. */
  readonly instead: { readonly [Name in VariableName]?: Value | undefined };
  /** The code's options for the resolved environment. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly issues: readonly ConfigIssue[];
  /** Possible mistakes. */
  readonly hints: readonly ConfigIssue[];
}
