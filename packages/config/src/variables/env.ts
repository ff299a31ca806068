/** Any environment: `process.env`, `import.meta.env`, a Worker's bindings, `Deno.env.toObject()`. It is never changed. */
export type Env = object;

/** What Node, Bun and Deno call the environment; elsewhere there is none, and it must be given. */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return typeof env === "object" && env !== null ? env : {};
}

/** What an environment holds under a name. One that throws, as some that guard their names do, holds nothing there. */
export function valueIn(env: Env, name: string): unknown {
  try {
    return Reflect.get(env, name);
  } catch {
    return undefined;
  }
}
