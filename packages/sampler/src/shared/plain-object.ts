/** An object of no class: its prototype is none, or the last one, which has none (and is another one in another realm). */
export function isPlain(value: unknown): value is { [field: string]: unknown } {
  return Object(value) === value && Object.getPrototypeOf(Object.getPrototypeOf(value) ?? Object.prototype) === null;
}
