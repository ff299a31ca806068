import { switchProcessListener } from "@sentry-policy/internal/process-events";

/** The parts of Node's `process` that this module uses. Bun and Deno have them as well. */
interface Process {
  pid: number | undefined;
  listenerCount(event: "SIGTERM"): number;
  kill(pid: number | undefined, signal: "SIGTERM"): unknown;
}

export function isPage(): boolean {
  return "document" in globalThis;
}

/** Callbacks for the events at which a process or a page can end. */
interface ShutdownHandler {
  /** Called each time the process has no work left (`beforeExit`). */
  idle(): unknown;
  /**
   * Called on SIGTERM. If `alone` is true, the app does not listen for this signal, so the process ends as soon as all
   * handlers have settled.
   */
  terminate(alone: boolean): PromiseLike<unknown>;
  /** Called when the user closes or leaves the page (`pagehide`). The page does not wait for asynchronous work. */
  hide(): void;
}

const host: Partial<Process> = Reflect.get(globalThis, "process") ?? {};
/**
 * The handlers of all clients. They share one listener for each event, because Node logs a warning if an event has more
 * than ten listeners. A single listener also makes it possible to tell whether the app has a listener of its own
 * (`alone`).
 */
const handlers = new Set<ShutdownHandler>();

/** Registers handlers for the end of a process or a page. Returns a function that removes them. */
export function onShutdown(handler: ShutdownHandler): () => void {
  if (handlers.size === 0) switchListeners("on");
  handlers.add(handler);
  // Adding the same listener again has no effect, so `onHide` runs only once for each event.
  if (isPage()) addEventListener("pagehide", onHide);
  return () => {
    handlers.delete(handler);
    if (handlers.size === 0) switchListeners("off");
  };
}

function switchListeners(method: "on" | "off"): void {
  switchProcessListener(method, "beforeExit", onIdle);
  switchProcessListener(method, "SIGTERM", onSignal);
}

function onIdle(): void {
  for (const { idle } of handlers) idle();
}

function onHide(): void {
  for (const { hide } of handlers) hide();
}

function onSignal(): void {
  switchProcessListener("off", "SIGTERM", onSignal);
  const alone = host.listenerCount?.("SIGTERM") === 0;
  const done = Promise.allSettled([...handlers].map(({ terminate }) => terminate(alone)));
  // If the app has no listener for SIGTERM, this module's listener prevented the end of the process. So the signal is
  // sent again, now without any listener. Otherwise, the app's own listener must end the process.
  done.then(() => alone && host.kill?.(host.pid, "SIGTERM"));
}
