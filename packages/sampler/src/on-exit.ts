// How a runtime says that it may end, without a module of any of them.
declare const process: Partial<Process> | undefined;
declare function addEventListener(event: "pagehide", listener: () => void): void;
declare function removeEventListener(event: "pagehide", listener: () => void): void;

interface Process {
  pid: number;
  on(event: "beforeExit" | "SIGTERM", listener: () => unknown): unknown;
  off(event: "beforeExit" | "SIGTERM", listener: () => unknown): unknown;
  listenerCount(event: "SIGTERM"): number;
  kill(pid: number, signal: "SIGTERM"): unknown;
}

export function isPage(): boolean {
  return "document" in globalThis;
}

/** What is to be done then. */
interface Farewell {
  /** The process has nothing left to do. Called again each time that this is so. */
  idle(): unknown;
  /** It was told to end. `alone` if nobody else listens: then it ends as soon as this is done. */
  terminate(alone: boolean): PromiseLike<unknown>;
  /** The page goes away, and waits for nothing. */
  hide(): void;
}

/** Calls back when a process or a page is about to end. Gives what stops that. */
export function onExit({ idle, terminate, hide }: Farewell): () => void {
  const host = typeof process === "undefined" ? {} : process;

  function onSignal(): void {
    host.off?.("SIGTERM", onSignal);
    const alone = host.listenerCount?.("SIGTERM") === 0;
    // Whoever else listens decides when the process ends, and may let running requests end before.
    const end = () => alone && host.kill?.(host.pid ?? 0, "SIGTERM");
    terminate(alone).then(end, end);
  }

  host.on?.("beforeExit", idle);
  host.on?.("SIGTERM", onSignal);
  if (isPage()) addEventListener("pagehide", hide);
  return () => {
    host.off?.("beforeExit", idle);
    host.off?.("SIGTERM", onSignal);
    if (isPage()) removeEventListener("pagehide", hide);
  };
}
