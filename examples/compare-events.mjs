/** @typedef {{ path: string, before: string, after: string, rule: string }} Difference */

/** Every leaf of a value by its dotted path. @param {unknown} value @returns {Map<string, string>} */
function leaves(value, path = "", found = new Map()) {
  if (typeof value !== "object" || value === null) return found.set(path, String(value));
  for (const [key, child] of Object.entries(value)) leaves(child, path === "" ? key : `${path}.${key}`, found);
  return found;
}

/** The rules that changed a field or something in it, from Sentry's own `_meta`. @param {Map<string, string>} meta @param {string} path */
function rulesAt(meta, path) {
  const names = [...meta].flatMap(([key, value]) =>
    key.startsWith(`_meta.${path}.`) && /\.rem\.\d+\.0$/.test(key) ? [value] : [],
  );
  return [...new Set(names)].join(", ");
}

/**
 * What differs between an event that left unprotected and the same one protected, field by field.
 *
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Difference[]}
 */
export function compareEvents(before, after) {
  const now = leaves(after);
  const meta = new Map([...now].filter(([path]) => path.startsWith("_meta.")));
  return [...leaves(before)].flatMap(([path, value]) => {
    // How many source lines come along is an option of its own, so they do not face each other.
    const rule = /\.(?:pre|post)_context\./.test(path) ? "" : rulesAt(meta, path);
    return rule === "" ? [] : [{ path, before: value, after: now.get(path) ?? "", rule }];
  });
}
