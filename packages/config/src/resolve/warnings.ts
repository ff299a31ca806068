import { adviceOnPrefix } from "../checks/unknown-variables.ts";
import type { ConfigIssue } from "../output/issue.ts";
import type { ResolvedVariables } from "./resolved.ts";

/** Returns hints about settings that are allowed, but rarely intended. */
export function warningsFor(
  env: object,
  { values, sources, defaults }: Pick<ResolvedVariables, "values" | "sources" | "defaults">,
  environment: string,
): readonly ConfigIssue[] {
  const hints: ConfigIssue[] = [];
  if (values.SENTRY_DEBUG === true && environment === "production") {
    const variable = sources.get("SENTRY_DEBUG") ?? "";
    hints.push({
      variable,
      problem: "makes the SDK print every event in production",
      fix: "remove it when you have finished debugging",
    });
  }
  if (/\s/.test(String(values.SENTRY_ENVIRONMENT))) {
    const variable = sources.get("SENTRY_ENVIRONMENT") ?? "";
    hints.push({ variable, problem: "contains whitespace, which Sentry advises against", fix: "use a hyphen instead" });
  }
  if (!sources.has("SENTRY_DSN") && defaults["dsn"] === undefined) {
    const fix = adviceOnPrefix(env, "SENTRY_DSN") ?? "Sentry is disabled unless the code sets `dsn`";
    hints.push({ variable: "SENTRY_DSN", problem: "is not set", fix });
  }
  return hints;
}
