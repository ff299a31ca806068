import { isObject } from "@sentry-policy/internal/guards";
import { type ConfigOptions, checkOptions } from "./checks/options.ts";
import type { ConfigIssue } from "./output/issue.ts";
import { shownAccepted } from "./output/mask.ts";
import { maskDsn } from "./parsers/dsn.ts";
import { resolveVariables } from "./resolve/resolve.ts";
import { toOptions } from "./resolve/to-options.ts";
import { ambientEnv, type Env } from "./variables/env.ts";
import type { VariableName } from "./variables/values.ts";
import { NAMES, optionOf } from "./variables/variables.ts";

/** Maximum number of characters of a value in the table. Longer values are shortened there, but not in `rows`. */
const MAX_SHOWN = 60;

/** An option, its value in a form that is safe to show, and where the value comes from. */
export interface ConfigRow {
  /** The option of `Sentry.init`. A name with a dot is a field of `dataCollection`. */
  readonly option: string;
  /** The value, with `***` in place of each part that might be a secret. An empty string if the option is not set. */
  readonly value: string;
  /**
   * Where the value comes from.
   *
   * - `env`: from a variable
   * - `default`: from the app's `defaults`, or from this package
   * - `unset`: from nowhere, so the SDK's own default applies
   * - `invalid`: the variable is invalid, and `value` is what `Sentry.init` gets with `onInvalid: "warn"`
   */
  readonly source: "env" | "default" | "unset" | "invalid";
  /**
   * Name under which the variable is set, such as `VITE_SENTRY_DSN`. If the variable is not set, this is its name
   * without a prefix.
   */
  readonly variable: string;
}

/** The result of `describeConfig`. */
export interface ConfigDescription {
  /** One row for each variable. */
  readonly rows: readonly ConfigRow[];
  /** All problems that `sentryConfig` would throw or log. */
  readonly issues: readonly ConfigIssue[];
  /** Possible mistakes that are not errors, such as a variable that nothing reads. */
  readonly hints: readonly ConfigIssue[];
  /** Returns the rows as a human-readable table. */
  toString(): string;
}

/**
 * Describes the options that `sentryConfig` returns for the same environment. Use this description in start-up logs and
 * for support. It shows the DSN without its key. Problems of the environment are listed in `issues`, and not thrown.
 *
 * @param env Any environment object. Default: `process.env` at the time of the call. The object is never changed.
 * @throws {@link SentryConfigError} only for invalid `options`.
 * @example
 * ```ts
 * import { describeConfig } from "@sentry-policy/config";
 *
 * console.log(String(describeConfig(process.env)));
 * ```
 */
export function describeConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): ConfigDescription {
  const found = resolveVariables(env, checkOptions(env, options));
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
  return Object.freeze({ rows, issues: found.issues, hints: found.hints, toString: () => formatTable(rows) });
}

function shownValue(name: VariableName, value: unknown): string {
  if (name === "SENTRY_DSN") return maskDsn(String(value));
  if (name === "SENTRY_ORG_ID" && /^\d{1,20}$/.test(String(value))) return String(value);
  return shownParts(value, name === "SENTRY_RELEASE" || name === "SENTRY_DIST");
}

/**
 * Formats a value for the table. Parts that are nested deeper than `levels` become `***`. Values from variables are
 * never nested that deeply, but values from the app's `defaults` can even be cyclic.
 */
function shownParts(value: unknown, isBuild: boolean, levels = 4): string {
  if (levels === 0) return "***";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((part) => shownParts(part, isBuild, levels - 1)).join(", ");
  if (!isObject(value) || value instanceof RegExp) return shownAccepted(String(value), isBuild);
  return Object.entries(value)
    .map(([field, part]) => `${shownAccepted(field)}: ${shownParts(part, isBuild, levels - 1)}`)
    .join("; ");
}

function shortened(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN - 1)}…` : value || "-";
}

function formatTable(rows: readonly ConfigRow[]): string {
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
