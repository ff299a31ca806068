import { shown } from "./found.ts";
import type { ConfigIssue } from "./issue.ts";
import { sentryEnv, textOf } from "./schema.ts";
import { NAMES, type VariableName } from "./variables.ts";

/** Any environment: `process.env`, `import.meta.env`, a Worker's bindings, `Deno.env.toObject()`. It is never changed. */
export type Env = object;

/** The values that have a meaning, by variable; each under the name that the user set; and what is wrong. */
export interface Read {
  readonly values: { readonly [Name in VariableName]?: string | number | boolean | undefined };
  readonly sources: ReadonlyMap<VariableName, string>;
  readonly issues: readonly ConfigIssue[];
}

export function read(env: Env, prefixes: readonly string[]): Read {
  const sources = new Map<VariableName, string>();
  const input: Partial<Record<VariableName, unknown>> = {};
  for (const name of NAMES) {
    const source = [...prefixes.map((prefix) => prefix + name), name].find(
      (key) => textOf(Reflect.get(env, key)) !== undefined,
    );
    if (source === undefined) continue;
    sources.set(name, source);
    input[name] = Reflect.get(env, source);
  }
  const result = sentryEnv.safeParse(input);
  if (result.success) return { values: result.data, sources, issues: [] };

  const issues = NAMES.flatMap((name) =>
    result.error.issues.filter(({ path }) => path[0] === name).map(({ message }) => issueOf(name, message)),
  );
  for (const name of NAMES) if (issues.some(({ variable }) => variable === sources.get(name))) delete input[name];
  return { values: sentryEnv.parse(input), sources, issues };

  function issueOf(name: VariableName, message: string): ConfigIssue {
    const [problem = "", mend = ""] = message.split("; ", 2);
    // A DSN is never shown, whatever it looks like.
    const found = name === "SENTRY_DSN" ? undefined : shown(textOf(input[name]) ?? "");
    return { variable: sources.get(name) ?? name, problem, mend, ...(found === undefined ? {} : { found }) };
  }
}

/** What Node, Bun and Deno call the environment; elsewhere there is none, and it must be given. */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return isEnv(env) ? env : {};
}

function isEnv(value: unknown): value is Env {
  return typeof value === "object" && value !== null;
}
