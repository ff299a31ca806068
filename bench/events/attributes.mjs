/**
 * Attributes as they are on the wire, each with its type beside it.
 *
 * @param {Record<string, string | number | boolean>} raw
 */
export function typed(raw) {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [
      name,
      { value, type: typeof value === "number" ? "integer" : typeof value },
    ]),
  );
}
