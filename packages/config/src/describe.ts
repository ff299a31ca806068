import { maskDsn } from "./dsn.ts";
import type { ConfigIssue } from "./issue.ts";
import { type ConfigOptions, checkOptions } from "./options.ts";
import { ambientEnv, type Env, read } from "./read.ts";
import { NAMES, VARIABLES, type VariableName } from "./variables.ts";

/** Vendors' published key forms, and URLs with user info. */
const CREDENTIAL =
  /(?:sk|pk|rk|gh[opsur]|xox[abprs]|npm|glpat|github_pat)[-_]\w{6,}|A[KS]IA\w{12,}|AIza\w{20,}|eyJ\w{6,}|:\/\/[^/]*@/;

/** One option, its value as it may be shown, and where it comes from. */
export interface ConfigRow {
  readonly option: string;
  readonly value: string;
  readonly source: "env" | "unset" | "invalid";
  /** The variable as the user set it, or its bare name. */
  readonly variable: string;
}

export interface ConfigDescription {
  readonly rows: readonly ConfigRow[];
  readonly issues: readonly ConfigIssue[];
  /** A table for people. */
  toString(): string;
}

/**
 * What `sentryConfig` makes of the same environment, for start-up logs and support. The DSN is shown without its key.
 * Problems are listed, not thrown.
 *
 * @throws {@link SentryConfigError} for wrong `options` only.
 */
export function describeConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): ConfigDescription {
  const { values, sources, issues } = read(env, checkOptions(options).prefixes);
  const rows = NAMES.map((name): ConfigRow => {
    const value = values[name];
    const variable = sources.get(name) ?? name;
    const source = value !== undefined ? "env" : sources.has(name) ? "invalid" : "unset";
    return { option: VARIABLES[name].option, value: displayed(name, value), source, variable };
  });
  return Object.freeze({ rows, issues, toString: () => tableOf(rows) });
}

/** A value that looks like a secret is in the wrong place, whatever its variable allows. */
function displayed(name: VariableName, value: string | number | boolean | undefined): string {
  if (value === undefined) return "";
  if (name === "SENTRY_DSN") return maskDsn(String(value));
  return typeof value === "string" && CREDENTIAL.test(value) ? "***" : String(value);
}

function tableOf(rows: readonly ConfigRow[]): string {
  const cells = [
    ["option", "value", "source", "variable"],
    ...rows.map(({ option, value, source, variable }) => [option, value || "-", source, variable]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
