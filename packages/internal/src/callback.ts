import type { Warn } from "./warn.ts";

/**
 * Calls a callback of the app. Logs `warning` if the callback throws, or if it is async and its promise rejects.
 * Without this, the exception would reach the SDK, and the unhandled rejection would end the process. The warning does
 * not contain the error, because the error might contain secrets.
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
