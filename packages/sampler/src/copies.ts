import { sayOnce } from "./say.ts";

/** Why no client is found: each version of @sentry/core keeps its own, under its version. Named, never silent. */
export function tellCopies(): void {
  const carrier: unknown = Reflect.get(globalThis, "__SENTRY__");
  const versions = Object.keys(typeof carrier === "object" && carrier !== null ? carrier : {}).filter((key) =>
    /^\d+\.\d+/.test(key),
  );
  if (versions.length < 2) return;
  sayOnce(
    `Two copies of @sentry/core are loaded (${versions.sort().join(", ")}), so the client was not found: rules and rate decide when a trace starts. Use samplerIntegration(), or install one version.`,
  );
}
