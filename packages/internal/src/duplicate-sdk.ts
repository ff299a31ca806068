import type { Warn } from "./warn.ts";

/**
 * Logs a warning if several versions of @sentry/core are loaded, and returns whether they are. Each version stores its
 * client under its version number in `globalThis.__SENTRY__`, so a package finds no client if the app initialized
 * another version than the package imports.
 *
 * @param consequence What does not work, and how to fix it: the end of the sentence that begins with "so".
 * @see https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/carrier.ts
 */
export function warnAboutDuplicateSdk(warn: Warn, consequence: string): boolean {
  const carrier: unknown = Reflect.get(globalThis, "__SENTRY__");
  // `10.78.0` -> true, `version` -> false
  const versions = Object.keys(Object(carrier)).filter((key) => /^\d+\./.test(key));
  if (versions.length < 2) return false;
  warn(`Two copies of @sentry/core are loaded (${versions.sort().join(", ")}), so ${consequence}`);
  return true;
}
