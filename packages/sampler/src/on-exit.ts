// The two ways in which a runtime says that it may end, without a module of any of them.

interface Process {
  on(event: "beforeExit", listener: () => void): unknown;
  off(event: "beforeExit", listener: () => void): unknown;
}

interface Page {
  addEventListener(event: "pagehide", listener: () => void): void;
  removeEventListener(event: "pagehide", listener: () => void): void;
}

/** Calls back when the process has nothing left to do, or the page goes away. Gives what stops that. */
export function onExit(callback: () => void): () => void {
  const host: unknown = Reflect.get(globalThis, "process");
  const page: unknown = globalThis;
  if (isProcess(host)) host.on("beforeExit", callback);
  if (isPage(page)) page.addEventListener("pagehide", callback);
  return () => {
    if (isProcess(host)) host.off("beforeExit", callback);
    if (isPage(page)) page.removeEventListener("pagehide", callback);
  };
}

function isProcess(value: unknown): value is Process {
  return typeof value === "object" && value !== null && has(value, "on") && has(value, "off");
}

function isPage(value: unknown): value is Page {
  return typeof value === "object" && value !== null && has(value, "addEventListener") && "document" in value;
}

function has(value: object, method: string): boolean {
  return typeof Reflect.get(value, method) === "function";
}
