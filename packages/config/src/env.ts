/** Any environment: `process.env`, `import.meta.env`, a Worker's bindings, `Deno.env.toObject()`. It is never changed. */
export type Env = object;

/** What Node, Bun and Deno call the environment; elsewhere there is none, and it must be given. */
export function ambientEnv(): Env {
  const env: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "env");
  return typeof env === "object" && env !== null ? env : {};
}
