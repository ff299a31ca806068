import type { Warn } from "./warn.ts";

/** Calls `run`. If it throws, logs a warning and returns undefined. */
export type Safely = <T>(run: () => T) => T | undefined;

/**
 * Returns a function that calls code of a package, so that neither the app nor the SDK sees its exceptions: SDK v10
 * would call a listener that throws again and again, without end. The exception is not shown, because it might contain
 * secrets.
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
