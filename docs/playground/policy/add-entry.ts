import { nameOf, parsePolicy } from "./parse-policy.ts";

/**
 * Adds an entry to a list of a policy, and leaves the rest of its text unchanged:
 * `{ meta: false }` -> `{ meta: false, safeFields: ["token_count"] }`
 */
export function addToList(text: string, field: string, entry: string): string {
  const { tree, policy } = parsePolicy(text);
  const list = tree.properties.find((property) => nameOf(property) === field);
  const written = JSON.stringify(entry);
  if (list?.type !== "Property") return addField(text, `${field}: [${written}]`);
  if (list.value.type !== "ArrayExpression") return text;
  const entries: unknown = policy[field];
  if (Array.isArray(entries) && entries.includes(entry)) return text;
  const last = list.value.elements.at(-1);
  const at = last?.end ?? list.value.start + 1;
  return insert(text, at, last === undefined || last === null ? written : `, ${written}`);
}

/** Sets a field of an object in a policy, as in `detectors: { email: false }`. If the object is missing, adds it. */
export function addToObject(text: string, field: string, name: string, value: string): string {
  const { tree } = parsePolicy(text);
  const object = tree.properties.find((property) => nameOf(property) === field);
  const key = /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
  if (object?.type !== "Property") return addField(text, `${field}: { ${key}: ${value} }`);
  if (object.value.type !== "ObjectExpression") return text;
  const { properties, start } = object.value;
  const known = properties.find((property) => nameOf(property) === name);
  if (known?.type === "Property") return text.slice(0, known.value.start) + value + text.slice(known.value.end);
  const last = properties.at(-1);
  return last === undefined
    ? insert(text, start + 1, ` ${key}: ${value} `)
    : insert(text, last.end, `, ${key}: ${value}`);
}

/** Adds a field to the policy itself, on a line of its own. */
function addField(text: string, field: string): string {
  if (text.trim() === "") return `{\n  ${field},\n}`;
  const { tree } = parsePolicy(text);
  const last = tree.properties.at(-1);
  if (last === undefined) {
    const inside = text.slice(tree.start + 1, tree.end - 1).trim();
    const kept = inside === "" ? "" : `\n  ${inside}`;
    return `${text.slice(0, tree.start)}{${kept}\n  ${field},\n}${text.slice(tree.end)}`;
  }
  return insert(
    text,
    last.end,
    text.slice(last.end).trimStart().startsWith(",") ? `,\n  ${field}` : `,\n  ${field},\n`,
  );
}

function insert(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}
