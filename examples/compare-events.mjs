/** @typedef {{ path: string, before: string, after: string, rule: string }} Difference */

/**
 * Returns every leaf of a value as a string, by its dotted path: `{ a: { b: 1 } }` -> `a.b` = `"1"`
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
 * Returns the names of the rules that changed a field or a part of it. The event's `_meta` contains these names.
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
 * Compares an event that was sent without a policy with the same event that was sent with one, field by field.
 *
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Difference[]}
 */
export function compareEvents(before, after) {
  const now = leaves(after);
  const meta = new Map([...now].filter(([path]) => path.startsWith("_meta.")));
  return [...leaves(before)].flatMap(([path, value]) => {
    // Source lines are not compared, because the two events can have different numbers of them.
    const rule = /\.(?:pre|post)_context\./.test(path) ? "" : rulesAt(meta, path);
    return rule === "" ? [] : [{ path, before: value, after: now.get(path) ?? "", rule }];
  });
}
