import { maskDsn } from "./dsn.ts";
import { isCredential } from "./found.ts";
import type { ConfigIssue } from "./issue.ts";
import { type ConfigOptions, checkOptions } from "./options.ts";
import { ambientEnv, type Env, read } from "./read.ts";
import { NAMES, optionOf, type Value, type VariableName } from "./variables.ts";

/** One option, its value as it may be shown, and where it comes from. */
export interface ConfigRow {
  readonly option: string;
  readonly value: string;
  readonly source: "env" | "default" | "unset" | "invalid";
  /** The variable as the user set it, or its bare name. */
  readonly variable: string;
}

export interface ConfigDescription {
  readonly rows: readonly ConfigRow[];
  readonly issues: readonly ConfigIssue[];
  /** What may be a mistake, such as a name that nobody reads. */
  readonly hints: readonly ConfigIssue[];
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
  const checked = checkOptions(env, options);
  const { values, sources, environment, issues, hints } = read(env, checked);
  const defaults = checked.defaults[environment] ?? checked.defaults["_"] ?? {};
  const rows = NAMES.map((name): ConfigRow => {
    const option = optionOf(name);
    const variable = sources.get(name) ?? name;
    const value = values[name];
    if (value !== undefined) return { option, value: displayed(name, value), source: "env", variable };
    if (sources.has(name)) return { option, value: "", source: "invalid", variable };
    const given = defaults[option];
    if (given === undefined) return { option, value: "", source: "unset", variable };
    return { option, value: displayed(name, String(given)), source: "default", variable };
  });
  return Object.freeze({ rows, issues, hints, toString: () => tableOf(rows) });
}

/** A value that looks like a secret is in the wrong place, whatever its variable allows. */
function displayed(name: VariableName, value: Value): string {
  if (name === "SENTRY_DSN") return maskDsn(String(value));
  const text = String(value);
  return isCredential(text) ? "***" : text;
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
