/** The part of Node's `process` that is used. Bun and Deno have it as well. */
interface Process {
  pid: number | undefined;
  on(event: "beforeExit" | "SIGTERM", listener: () => unknown): unknown;
  off(event: "beforeExit" | "SIGTERM", listener: () => unknown): unknown;
  listenerCount(event: "SIGTERM"): number;
  kill(pid: number | undefined, signal: "SIGTERM"): unknown;
}

export function isPage(): boolean {
  return "document" in globalThis;
}

/** Callbacks for the events at which a process or a page can end. */
interface ShutdownHandler {
  /** Called each time the process has nothing left to do (`beforeExit`). */
  idle(): unknown;
  /**
   * Called on SIGTERM. If no other listener for it exists (`alone`), the process ends once all handlers have settled.
   */
  terminate(alone: boolean): PromiseLike<unknown>;
  /** Called when the page goes away (`pagehide`). The page does not wait for asynchronous work. */
  hide(): void;
}

const host: Partial<Process> = Reflect.get(globalThis, "process") ?? {};
/**
 * Handlers of all clients. They share one listener per event: Node warns about more than ten, and `alone` must not
 * count our own listener.
 */
const farewells = new Set<ShutdownHandler>();

/** Registers handlers for the end of a process or a page. Returns a function that removes them. */
export function onShutdown(farewell: ShutdownHandler): () => void {
  if (farewells.size === 0) switchListeners("on");
  farewells.add(farewell);
  // Adding the same listener again has no effect.
  if (isPage()) addEventListener("pagehide", onHide);
  return () => {
    farewells.delete(farewell);
    if (farewells.size === 0) switchListeners("off");
  };
}

function switchListeners(turn: "on" | "off"): void {
  host[turn]?.("beforeExit", onIdle);
  host[turn]?.("SIGTERM", onSignal);
}

function onIdle(): void {
  for (const { idle } of farewells) idle();
}

function onHide(): void {
  for (const { hide } of farewells) hide();
}

function onSignal(): void {
  host.off?.("SIGTERM", onSignal);
  const alone = host.listenerCount?.("SIGTERM") === 0;
  const done = Promise.allSettled([...farewells].map(({ terminate }) => terminate(alone)));
  // If other listeners exist, they end the process, perhaps after letting running requests finish.
  done.then(() => alone && host.kill?.(host.pid, "SIGTERM"));
}
