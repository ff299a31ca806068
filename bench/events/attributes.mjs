/**
 * Converts attributes to their wire format. Example: `{ a: 1 }` becomes `{ a: { value: 1, type: "integer" } }`.
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
