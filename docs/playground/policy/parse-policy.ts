import { type Expression, type ObjectExpression, type Property, parseExpressionAt, type SpreadElement } from "acorn";

/** A problem in the text of a policy, with its position. */
export class PolicySyntaxError extends Error {
  override readonly name = "PolicySyntaxError";
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The text of a policy, as a value and as a syntax tree. */
export interface ParsedPolicy {
  readonly policy: Readonly<Record<string, unknown>>;
  readonly tree: ObjectExpression;
  /** Position at which the tree begins in the text. */
  readonly start: number;
}

/** Matches what may precede the object: comments, and `const policy: ScrubberPolicy =` as in a file of TypeScript. */
const BEFORE = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*(?:(?:export\s+)?const\s+\w+(?:\s*:\s*\w+)?\s*=\s*)?/;
/** Matches what may follow the object. */
const AFTER = /^(?:\s|;|\/\/.*|\/\*[\s\S]*?\*\/|satisfies\s+ScrubberPolicy)*$/;

/**
 * Reads a policy that is written as in TypeScript: an object literal with strings, numbers, booleans, regular
 * expressions, arrays and objects. Nothing is executed.
 *
 * @throws {@link PolicySyntaxError} with the position of the first problem.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const start = BEFORE.exec(text)?.[0].length ?? 0;
  const source = text.slice(start).trim() === "" ? `${text.slice(0, start)}{}` : text;
  const tree = parseObject(source, start);
  if (!AFTER.test(source.slice(tree.end))) throw new PolicySyntaxError("Expected nothing after the object.", tree.end);
  return { policy: recordOf(tree), tree, start };
}

function parseObject(text: string, start: number): ObjectExpression {
  if (text[start] !== "{") throw new PolicySyntaxError("Expected an object, as in { sensitiveFields: [] }.", start);
  try {
    const tree = parseExpressionAt(text, start, { ecmaVersion: "latest" });
    if (tree.type === "ObjectExpression") return tree;
  } catch (error) {
    const at: unknown = Reflect.get(Object(error), "pos");
    // Removes the line and the column, which Acorn adds to its message: `Unexpected token (3:4)`
    const message = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, "") : "It cannot be parsed";
    throw new PolicySyntaxError(`${message}.`, typeof at === "number" ? at : start);
  }
  throw new PolicySyntaxError("Expected an object, as in { sensitiveFields: [] }.", start);
}

function recordOf(tree: ObjectExpression): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const property of tree.properties) {
    const name = nameOf(property);
    const value = property.type === "Property" ? literalOf(property.value, name) : undefined;
    // Does not assign the value, because an assignment to `__proto__` would set the object's prototype.
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return record;
}

/** Returns the name of a property, which can be written in three ways: `a: 1`, `"a": 1`, `1: 1` */
export function nameOf(property: Property | SpreadElement): string {
  if (property.type !== "Property" || property.computed || property.kind !== "init")
    throw new PolicySyntaxError("Expected a field, as in name: value.", property.start);
  const { key } = property;
  if (key.type === "Identifier") return key.name;
  if (key.type === "Literal") return String(key.value);
  throw new PolicySyntaxError("Expected the name of a field.", key.start);
}

function literalOf(node: Expression | Property["value"], name: string): unknown {
  switch (node.type) {
    case "Literal":
      return node.value;
    case "ObjectExpression":
      return recordOf(node);
    case "ArrayExpression":
      return node.elements.map((element) => {
        if (element === null || element.type === "SpreadElement")
          throw new PolicySyntaxError("Expected a value in each place of the list.", element?.start ?? node.start);
        return literalOf(element, name);
      });
    case "TemplateLiteral":
      if (node.expressions.length === 0) return node.quasis[0]?.value.cooked;
      break;
    case "UnaryExpression":
      if (node.operator === "-" && node.argument.type === "Literal") return -Number(node.argument.value);
      break;
    case "Identifier":
      if (node.name === "undefined") return undefined;
      break;
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      throw new PolicySyntaxError(`${name} is a function. The playground runs no code, so leave it out.`, node.start);
    case "CallExpression":
      throw new PolicySyntaxError(
        `${name} is a call. The playground runs no code, so write a plain value.`,
        node.start,
      );
    default:
  }
  throw new PolicySyntaxError(
    "Expected a string, a number, true, false, a regular expression, a list or an object.",
    node.start,
  );
}
