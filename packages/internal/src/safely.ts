import type { Warn } from "./warn.ts";

/** Calls `run`. If it throws, logs a warning and returns undefined. */
export type Safely = <T>(run: () => T) => T | undefined;

/**
 * Returns a function that calls `run` and catches an exception that it throws, so that the exception reaches neither
 * the app nor the SDK. If a listener of a client threw, SDK v10 would call it again in an endless loop. The warning
 * does not contain the exception, because it might contain secrets.
 */
export function createSafely(warn: Warn, warning: string): Safely {
  return (run) => {
    try {
      return run();
    } catch {
      warn(warning);
      return undefined;
    }
  };
}
