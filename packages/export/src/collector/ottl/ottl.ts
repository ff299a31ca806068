/** A condition in OTTL (OpenTelemetry Transformation Language). The collector's processors check it for each span. */
export type Condition = string;

export const NEVER: Condition = "false";

/** Writes a value as a literal of OTTL: `GET` -> `"GET"`. */
export function literal(value: string | number | boolean): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Returns the path of a span's attribute: `span.attributes["url.path"]` */
export function attribute(name: string): string {
  return `span.attributes[${literal(name)}]`;
}

export function matches(target: string, pattern: string): Condition {
  return `IsMatch(${target}, ${literal(pattern)})`;
}

export function equals(target: string, value: string | number | boolean): Condition {
  return `${target} == ${literal(value)}`;
}

/** Returns a condition that is true if all given conditions are. At least one must be given. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 1 ? conditions.join("") : `(${conditions.join(" and ")})`;
}

/** Returns a condition that is true if at least one given condition is. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const possible = conditions.filter((condition) => condition !== NEVER);
  if (possible.length === 0) return NEVER;
  return possible.length === 1 ? possible.join("") : `(${possible.join(" or ")})`;
}

export function not(condition: Condition): Condition {
  return `not (${condition})`;
}
