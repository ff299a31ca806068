import type { ConfigIssue } from "../output/issue.ts";
import { shownName } from "../output/mask.ts";
import type { VariableName } from "../variables/values.ts";
import { isVariable } from "../variables/variables.ts";
import { NOT_RECOGNISED, nearestVariable } from "./unknown-variables.ts";

/** Names of variables that must be set: one list for all environments, or lists by environment name. */
export type RequiredVariables = readonly VariableName[] | Readonly<Record<string, readonly VariableName[]>>;

/** Returns a problem for each entry of `required` that is not the name of a known variable. */
export function unknownRequired(required: RequiredVariables): readonly ConfigIssue[] {
  const lists = isList(required)
    ? [["required", required] as const]
    : Object.entries(required).map(([environment, names]) => [`required.${environment}`, names] as const);
  return lists.flatMap(([option, names]) =>
    names.flatMap((name: string, index) =>
      isVariable(name) ? [] : [{ variable: `${option}[${index}]`, ...unknownProblem(name) }],
    ),
  );
}

export function isList(required: RequiredVariables): required is readonly VariableName[] {
  return Array.isArray(required);
}

function unknownProblem(name: string): Pick<ConfigIssue, "problem" | "fix"> {
  // The entry is shown only if it looks like the name of a variable, because any other string might be a misplaced
  // secret.
  const shown = /^[A-Z\d_]{1,48}$/.test(name) ? `${shownName(name)} ` : "";
  const nearest = nearestVariable(name.toUpperCase());
  return {
    problem: `${shown}${NOT_RECOGNISED}`,
    fix: nearest === undefined ? "see the variables in the README" : `did you mean ${nearest}?`,
  };
}
