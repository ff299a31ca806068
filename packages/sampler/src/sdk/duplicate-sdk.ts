import { warnOnce } from "../shared/warn.ts";

/** Logs a warning if two copies of @sentry/core are loaded: each keeps its own client, so that ours finds none. */
export function warnAboutDuplicateSdk(): void {
  // Keys such as `10.78.0`, one per loaded version.
  const versions = Object.keys(Object(Reflect.get(globalThis, "__SENTRY__"))).filter((key) => /^\d+\./.test(key));
  if (versions.length < 2) return;
  warnOnce(
    `Two copies of @sentry/core are loaded (${versions.sort().join(", ")}), so traces are decided when they start. Install one, or use samplerIntegration().`,
  );
}
