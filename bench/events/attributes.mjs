/**
 * Converts attributes to the format in which they are sent: `{ a: 1 }` -> `{ a: { value: 1, type: "integer" } }`
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
