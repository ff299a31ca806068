import { switchProcessListener } from "@sentry-policy/internal/process-events";

/**
 * The listeners of all clients. They share one listener on the process, because Node logs a warning if an event has
 * more than ten.
 */
const listeners = new Set<() => void>();

/**
 * Calls `listener` when the process has nothing left to do, or when the page is closed or left. Returns a function that
 * removes the listener.
 */
export function onEnd(listener: () => void): () => void {
  if (listeners.size === 0) switchProcessListener("on", "beforeExit", callAll);
  listeners.add(listener);
  // Adding the same listener again has no effect, so `callAll` runs only once for each event.
  if ("document" in globalThis) addEventListener("pagehide", callAll);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) switchProcessListener("off", "beforeExit", callAll);
  };
}

function callAll(): void {
  for (const listener of listeners) listener();
}
