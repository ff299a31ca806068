import { type ConfigOptions, checkOptions } from "./checks/options.ts";
import type { ConfigIssue } from "./output/issue.ts";
import { shownAccepted } from "./output/mask.ts";
import { maskDsn } from "./parsers/dsn.ts";
import { read } from "./resolve/resolve.ts";
import { toOptions } from "./resolve/to-options.ts";
import { ambientEnv, type Env } from "./variables/env.ts";
import { NAMES, optionOf, type VariableName } from "./variables/variables.ts";

/** Characters of a value in the table; the rows hold it whole. */
const WIDEST = 60;

/** One option, its value as it may be shown, and where it comes from. */
export interface ConfigRow {
  readonly option: string;
  readonly value: string;
  /**
   * `default`: the code's `defaults`, or this library's own. `unset`: the SDK's default applies. `invalid`: the variable
   * was refused, and the value is what `init` gets all the same under `onInvalid: "warn"`.
   */
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
  const found = read(env, checkOptions(env, options));
  const config = toOptions(found);
  const rows = NAMES.map((name): ConfigRow => {
    const option = optionOf(name);
    const variable = found.sources.get(name) ?? name;
    const value = option.split(".").reduce<unknown>((part, field) => Object(part)[field], config);
    const given = value === undefined ? "" : shownValue(name, value);
    if (found.values[name] !== undefined) return { option, value: given, source: "env", variable };
    if (found.sources.has(name)) return { option, value: given, source: "invalid", variable };
    return { option, value: given, source: value === undefined ? "unset" : "default", variable };
  });
  return Object.freeze({ rows, issues: found.issues, hints: found.hints, toString: () => tableOf(rows) });
}

function shownValue(name: VariableName, value: unknown): string {
  if (name === "SENTRY_DSN") return maskDsn(String(value));
  if (name === "SENTRY_ORG_ID" && /^\d{1,20}$/.test(String(value))) return String(value);
  return shownParts(value, name === "SENTRY_RELEASE" || name === "SENTRY_DIST");
}

/** Lists and records as people write them, patterns among them. None of ours is deeper; one of the code's may be endless. */
function shownParts(value: unknown, isBuild: boolean, levels = 4): string {
  if (levels === 0) return "***";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((part) => shownParts(part, isBuild, levels - 1)).join(", ");
  if (typeof value !== "object" || value === null || value instanceof RegExp)
    return shownAccepted(String(value), isBuild);
  return Object.entries(value)
    .map(([field, part]) => `${shownAccepted(field)}: ${shownParts(part, isBuild, levels - 1)}`)
    .join("; ");
}

function shortened(value: string): string {
  return value.length > WIDEST ? `${value.slice(0, WIDEST - 1)}…` : value || "-";
}

function tableOf(rows: readonly ConfigRow[]): string {
  const cells = [
    ["option", "value", "source", "variable"],
    ...rows.map(({ option, value, source, variable }) => [option, shortened(value), source, variable]),
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
