/** Where the cursor is in the text of a policy. */
export interface CursorPlace {
  /** Names of the fields around the cursor: `["detectors"]` inside of `{ detectors: { | } }` */
  readonly path: readonly string[];
  /** The field whose value is at the cursor, or `undefined` if a field's name is expected. */
  readonly fieldAtCursor: string | undefined;
}

/** Matches a token: a comment, a string, a regular expression, a name, or a punctuation mark. */
const TOKEN =
  /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?|\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/?[a-z]*|[\w$]+|[{}[\]:,]/g;

/** Finds the place of the cursor from the text before the cursor. The text may end in the middle of a policy. */
export function cursorPlace(before: string): CursorPlace {
  const stack: { name: string; isList: boolean }[] = [];
  let name = "";
  let fieldAtCursor: string | undefined;
  for (const [token] of before.matchAll(TOKEN)) {
    if (token === "{" || token === "[") {
      stack.push({ name: fieldAtCursor ?? "", isList: token === "[" });
      fieldAtCursor = token === "[" ? fieldAtCursor : undefined;
    } else if (token === "}" || token === "]") {
      stack.pop();
      fieldAtCursor = undefined;
    } else if (token === ":") fieldAtCursor = name;
    else if (token === ",") fieldAtCursor = stack.at(-1)?.isList === true ? fieldAtCursor : undefined;
    else name = token.replace(/^(["'`])(.*?)\1?$/s, "$2");
  }
  return { path: stack.slice(1).map((each) => each.name), fieldAtCursor };
}
