import type { ConfigIssue } from "../output/issue.ts";
import type { ResolvedVariables } from "./resolved.ts";

/** Returns hints about settings that are allowed, but rarely intended. */
export function warningsFor(
  { values, sources, defaults }: Pick<ResolvedVariables, "values" | "sources" | "defaults">,
  environment: string,
): readonly ConfigIssue[] {
  const hints: ConfigIssue[] = [];
  if (values.SENTRY_DEBUG === true && environment === "production") {
    const variable = sources.get("SENTRY_DEBUG") ?? "";
    hints.push({
      variable,
      problem: "prints every event in production",
      fix: "take it out once you have seen enough",
    });
  }
  if (/\s/.test(String(values.SENTRY_ENVIRONMENT))) {
    const variable = sources.get("SENTRY_ENVIRONMENT") ?? "";
    hints.push({ variable, problem: "has a blank in it, which Sentry advises against", fix: "write a - instead" });
  }
  if (!sources.has("SENTRY_DSN") && defaults["dsn"] === undefined) {
    const fix = "unless the code gives a dsn, Sentry is disabled";
    hints.push({ variable: "SENTRY_DSN", problem: "is not set", fix });
  }
  return hints;
}
