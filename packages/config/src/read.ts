import { shown } from "./found.ts";
import type { ConfigIssue } from "./issue.ts";
import { leakedTokens, unknownNames } from "./neighbours.ts";
import type { CheckedOptions } from "./options.ts";
import { FIELDS, textOf } from "./schema.ts";
import { NAMES, type Value, type VariableName } from "./variables.ts";

/** Any environment: `process.env`, `import.meta.env`, a Worker's bindings, `Deno.env.toObject()`. It is never changed. */
export type Env = object;

/** The values that have a meaning, by variable; each under the name that the user set; and what is wrong. */
export interface Read {
  readonly values: { readonly [Name in VariableName]?: Value | undefined };
  readonly sources: ReadonlyMap<VariableName, string>;
  /** By which defaults and requirements are chosen. */
  readonly environment: string;
  /** Whether something beside NODE_ENV and the SDK's own default says so. */
  readonly isNamed: boolean;
  readonly issues: readonly ConfigIssue[];
  /** What may be a mistake. */
  readonly hints: readonly ConfigIssue[];
}

export function read(env: Env, options: CheckedOptions): Read {
  const { prefixes } = options;
  const sources = new Map<VariableName, string>();
  const values: { [Name in VariableName]?: Value | undefined } = {};
  const issues: ConfigIssue[] = [];
  for (const name of NAMES) {
    const variable = sourceOf(env, prefixes, name);
    if (variable === undefined) continue;
    sources.set(name, variable);
    const input: unknown = Reflect.get(env, variable);
    const { data, error } = FIELDS[name].safeParse(input);
    values[name] = data;
    for (const issue of error?.issues ?? []) {
      const { problem, mend } = Object(Reflect.get(issue, "params"));
      // A DSN is never shown, whatever it looks like.
      const found = name === "SENTRY_DSN" ? undefined : shown(textOf(input) ?? "");
      issues.push({
        variable,
        problem: String(problem),
        mend: String(mend),
        ...(found === undefined ? {} : { found }),
      });
    }
  }
  const named = values.SENTRY_ENVIRONMENT ?? vercelEnvironment(env, prefixes) ?? options.environment;
  const environment = textOf(named) ?? textOf(Reflect.get(env, "NODE_ENV")) ?? "production";
  const missing = options.required(environment).filter((name) => !sources.has(name));
  const unknown = unknownNames(env, prefixes);
  const hints = options.strict ? [] : [...unknown];
  if (values.SENTRY_DEBUG === true && environment === "production") {
    const mend = "take it out once you have seen enough";
    hints.push({ variable: sources.get("SENTRY_DEBUG") ?? "", problem: "prints every event in production", mend });
  }
  return {
    values,
    sources,
    environment,
    isNamed: named !== undefined,
    issues: [
      ...issues,
      ...missing.map((variable) => ({
        variable,
        problem: "is required and not set",
        mend: "set it, or take it out of `required`",
      })),
      ...leakedTokens(env, prefixes),
      ...(options.strict ? unknown : []),
    ],
    hints,
  };
}

function sourceOf(env: Env, prefixes: readonly string[], name: string): string | undefined {
  return [...prefixes.map((prefix) => prefix + name), name].find((key) => textOf(Reflect.get(env, key)) !== undefined);
}

function vercelEnvironment(env: Env, prefixes: readonly string[]): string | undefined {
  const source = ["VERCEL_TARGET_ENV", "VERCEL_ENV"]
    .map((name) => sourceOf(env, prefixes, name))
    .find((key) => key !== undefined);
  return source === undefined ? undefined : textOf(Reflect.get(env, source));
}

/** What Node, Bun and Deno call the environment; elsewhere there is none, and it must be given. */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return typeof env === "object" && env !== null ? env : {};
}
