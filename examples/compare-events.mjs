/** @typedef {{ path: string, before: string, after: string, rule: string }} Difference */

/**
 * Returns every leaf of a value by its dotted path: `{ a: { b: 1 } }` -> `a.b` = `"1"`
 *
 * @param {unknown} value
 * @returns {Map<string, string>}
 */
function leaves(value, path = "", found = new Map()) {
  if (typeof value !== "object" || value === null) return found.set(path, String(value));
  for (const [key, child] of Object.entries(value)) leaves(child, path === "" ? key : `${path}.${key}`, found);
  return found;
}

/**
 * Returns the names of the rules that changed a field or something in it, as the `_meta` of the event states.
 *
 * @param {Map<string, string>} meta
 * @param {string} path
 */
function rulesAt(meta, path) {
  const names = [...meta].flatMap(([key, value]) =>
    key.startsWith(`_meta.${path}.`) && /\.rem\.\d+\.0$/.test(key) ? [value] : [],
  );
  return [...new Set(names)].join(", ");
}

/**
 * Compares an event that was sent unprotected with the protected one, field by field.
 *
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Difference[]}
 */
export function compareEvents(before, after) {
  const now = leaves(after);
  const meta = new Map([...now].filter(([path]) => path.startsWith("_meta.")));
  return [...leaves(before)].flatMap(([path, value]) => {
    // The two events can differ in their number of source lines, so these lines cannot be paired.
    const rule = /\.(?:pre|post)_context\./.test(path) ? "" : rulesAt(meta, path);
    return rule === "" ? [] : [{ path, before: value, after: now.get(path) ?? "", rule }];
  });
}
