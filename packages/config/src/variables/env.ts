import { isObject } from "@sentry-policy/internal/guards";

/**
 * An object with environment variables, such as `process.env`, `import.meta.env`, a Worker's bindings, or
 * `Deno.env.toObject()`. It is never changed.
 */
export type Env = object;

/**
 * Returns `process.env` in Node, Bun and Deno. In other runtimes, the app must pass the environment itself, so the
 * result is an empty object.
 */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return isObject(env) ? env : {};
}

/** Returns a variable's value. If reading it throws, which a `Proxy` can do, the variable counts as unset. */
export function valueIn(env: Env, name: string): unknown {
  try {
    return Reflect.get(env, name);
  } catch {
    return undefined;
  }
}
