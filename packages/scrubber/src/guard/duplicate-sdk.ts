import { warn } from "../shared/warn.ts";

/**
 * Logs a warning if several versions of @sentry/core are loaded, and returns whether they are. Each version stores its
 * client under its version number in `globalThis.__SENTRY__`, so the version that the guard imports finds no client.
 * The pattern finds the keys that are version numbers: `10.1.0` -> true, `version` -> false.
 */
export function warnAboutDuplicateSdk(): boolean {
  const versions = Object.keys(Object(Reflect.get(globalThis, "__SENTRY__"))).filter((key) => /^\d+\./.test(key));
  if (versions.length < 2) return false;
  const names = versions.sort().join(", ");
  warn(
    `Two copies of @sentry/core are loaded (${names}), so the guard cannot attach itself. Install only one version.`,
    "copies",
  );
  return true;
}
