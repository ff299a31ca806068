// How a runtime says that it may end, without a module of any of them.
declare function addEventListener(event: "pagehide", listener: () => void): void;

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

/** What is to be done then. */
interface ShutdownHandler {
  /** The process has nothing left to do. Called again each time that this is so. */
  idle(): unknown;
  /** It was told to end. `alone` if nobody else listens: then it ends as soon as all have done this. */
  terminate(alone: boolean): PromiseLike<unknown>;
  /** The page goes away, and waits for nothing. */
  hide(): void;
}

const host: Partial<Process> = Reflect.get(globalThis, "process") ?? {};
/** Of all clients: with a listener for each, every one would take the others' for the app's, and Node warns of more than ten. */
const farewells = new Set<ShutdownHandler>();

/** Calls back when a process or a page is about to end. Gives what stops that. */
export function onShutdown(farewell: ShutdownHandler): () => void {
  if (farewells.size === 0) observeSpans("on");
  farewells.add(farewell);
  // The same one as before, if it is there already.
  if (isPage()) addEventListener("pagehide", onHide);
  return () => {
    farewells.delete(farewell);
    if (farewells.size === 0) observeSpans("off");
  };
}

function observeSpans(turn: "on" | "off"): void {
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
  // Whoever else listens decides when the process ends, and may let running requests end before.
  done.then(() => alone && host.kill?.(host.pid, "SIGTERM"));
}
