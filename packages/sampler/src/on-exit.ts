// How a runtime says that it may end, without a module of any of them.
declare const process: Partial<Process> | undefined;
declare const document: unknown;
declare function addEventListener(event: "pagehide", listener: () => void): void;
declare function removeEventListener(event: "pagehide", listener: () => void): void;

interface Process {
  pid: number;
  on(event: "beforeExit" | "SIGTERM", listener: () => void): unknown;
  off(event: "beforeExit" | "SIGTERM", listener: () => void): unknown;
  listenerCount(event: "SIGTERM"): number;
  kill(pid: number, signal: "SIGTERM"): unknown;
}

/**
 * Calls back when the process has nothing left to do or is told to end, or the page goes away.
 *
 * @param release Told whether what still runs is to be waited for no longer.
 * @param finish What is to be done before the process ends at a SIGTERM that nobody else listens to.
 * @returns What stops that.
 */
export function onExit(release: (alsoOpen: boolean) => void, finish: () => PromiseLike<unknown>): () => void {
  const host = typeof process === "undefined" ? {} : process;
  const isPage = typeof document !== "undefined" && typeof addEventListener === "function";
  const leave = () => release(true);

  function terminate(): void {
    host.off?.("SIGTERM", terminate);
    if (host.listenerCount?.("SIGTERM") === 0) {
      const end = () => host.kill?.(host.pid ?? 0, "SIGTERM");
      finish().then(end, end);
    } else {
      // Whoever else listens decides when the process ends, and may let running requests end before.
      release(false);
    }
  }

  host.on?.("beforeExit", leave);
  host.on?.("SIGTERM", terminate);
  if (isPage) addEventListener("pagehide", leave);
  return () => {
    host.off?.("beforeExit", leave);
    host.off?.("SIGTERM", terminate);
    if (isPage) removeEventListener("pagehide", leave);
  };
}
