/** The part of Node's `process` that this module uses. Bun and Deno have it as well. */
interface EventProcess {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

/**
 * Adds or removes a listener for an event of the process. Does nothing in a runtime whose process has no events. For
 * example, in the edge runtime of Next.js, `process.on` is a function that throws:
 * https://nextjs.org/docs/app/api-reference/edge
 */
export function switchProcessListener(method: keyof EventProcess, event: string, listener: () => void): void {
  const process: Partial<EventProcess> = Reflect.get(globalThis, "process") ?? {};
  try {
    process[method]?.(event, listener);
  } catch {
    // The process of this runtime has no events.
  }
}
