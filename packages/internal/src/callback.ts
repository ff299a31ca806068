import type { Warn } from "./warn.ts";

/**
 * Calls a callback of the app. If it throws, or is async and rejects, logs a warning. Without this, the exception would
 * reach the SDK, and the unhandled rejection would end the process. The error is not shown, because it might contain
 * secrets.
 */
export function callCallback(call: () => unknown, warn: Warn, warning: string): void {
  const onFailure = () => warn(warning);
  try {
    const result = call();
    if (result instanceof Promise) result.catch(onFailure);
  } catch {
    onFailure();
  }
}
