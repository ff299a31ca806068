import { warnOnce } from "../shared/warn.ts";

/**
 * Logs a warning if two copies of @sentry/core are loaded: each copy keeps its own client, so the sampler's copy finds
 * none.
 */
export function warnAboutDuplicateSdk(): void {
  // `__SENTRY__` has one key per loaded version, such as `10.78.0`.
  const versions = Object.keys(Object(Reflect.get(globalThis, "__SENTRY__"))).filter((key) => /^\d+\./.test(key));
  if (versions.length < 2) return;
  warnOnce(
    `Two copies of @sentry/core are loaded (${versions.sort().join(", ")}), so traces are decided when they start. Install one, or use samplerIntegration().`,
  );
}
