import type { ConfigIssue } from "../output/issue.ts";
import type { VariableName } from "../variables/values.ts";
import type { Value } from "../variables/variables.ts";

/** The variables read from an environment, with their problems. */
export interface ResolvedVariables {
  /** The parsed values of the valid variables. */
  readonly values: { readonly [Name in VariableName]?: Value | undefined };
  /** The name under which each variable is set. It can have a prefix, as in `VITE_SENTRY_DSN`. */
  readonly sources: ReadonlyMap<VariableName, string>;
  /** The values that `fallbackFor` returned for blank and invalid variables. */
  readonly fallbacks: { readonly [Name in VariableName]?: Value | undefined };
  /** Options that the app set in code (`defaults`) for the resolved environment. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly issues: readonly ConfigIssue[];
  /** Possible mistakes that are not errors, such as a variable that nothing reads. */
  readonly hints: readonly ConfigIssue[];
}
