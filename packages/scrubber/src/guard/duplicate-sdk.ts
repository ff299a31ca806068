import { warn } from "../shared/warn.ts";

/** Logs a warning if two copies of @sentry/core are loaded: each keeps its own client, so that ours finds none. */
export function warnAboutDuplicateSdk(): boolean {
  const versions = Object.keys(Object(Reflect.get(globalThis, "__SENTRY__"))).filter((key) => /^\d+\./.test(key));
  if (versions.length < 2) return false;
  const names = versions.sort().join(", ");
  warn(
    `Two copies of @sentry/core are loaded (${names}), so the guard cannot attach itself. Install one version.`,
    "copies",
  );
  return true;
}
