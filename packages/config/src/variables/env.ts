import { isObject } from "@sentry-policy/internal/guards";

/**
 * Any environment: `process.env`, `import.meta.env`, the bindings of a Worker, or `Deno.env.toObject()`. It is never
 * changed.
 */
export type Env = object;

/**
 * Returns `process.env` in Node, Bun and Deno. Elsewhere returns an empty object, so there the app must pass its
 * environment.
 */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return isObject(env) ? env : {};
}

/** Returns a variable's value. If reading it throws, as it can if `env` is a `Proxy`, the variable counts as unset. */
export function valueIn(env: Env, name: string): unknown {
  try {
    return Reflect.get(env, name);
  } catch {
    return undefined;
  }
}
