import { hostname } from "node:os";

/**
 * Replaces data about the machine on which a sample was recorded. Then the sample looks as if it were recorded on a
 * server, and two recordings differ little.
 *
 * @param {unknown} envelope
 * @param {ReadonlyMap<string, string>} replacements Strings to replace, such as the folder of the repository.
 * @returns {unknown}
 */
export function normalize(envelope, replacements) {
  let text = JSON.stringify(envelope).replaceAll(/127\.0\.0\.1:\d+/g, "shop.example");
  for (const [found, replacement] of new Map([...replacements, [hostname(), "shop-7d9f"]]))
    if (found !== "") text = text.replaceAll(found, replacement);
  return withoutMachine(JSON.parse(text));
}

/** Contexts that describe the machine. */
const MACHINE = new Set(["device", "os", "culture", "cloud_resource"]);

/** @param {unknown} value @returns {unknown} */
function withoutMachine(value) {
  if (Array.isArray(value)) return value.map(withoutMachine);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== "modules" && name !== "debug_meta");
  return Object.fromEntries(
    entries.map(([name, field]) => {
      if (name !== "contexts" || typeof field !== "object" || field === null) return [name, withoutMachine(field)];
      return [name, Object.fromEntries(Object.entries(field).filter(([context]) => !MACHINE.has(context)))];
    }),
  );
}
