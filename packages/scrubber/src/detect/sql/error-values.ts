import { PARAMETER } from "./parameterize.ts";

/** Where a database's error message quotes a value: after a match of `before`, up to the first match of `end`. */
interface QuotedValue {
  readonly before: RegExp;
  readonly end: RegExp;
}

/** Messages of PostgreSQL, MySQL, SQL Server and MongoDB, and of the libraries that print bound values. */
const QUOTED_VALUES: readonly QuotedValue[] = Object.freeze([
  // `Key (email)=(made-up) already exists.` -> `made-up`
  {
    before: /\bKey \([^=\r\n]{1,256}=\(/g,
    end: /\)(?= (?:already exists|is not present|is still referenced|conflicts with|is duplicated))/g,
  },
  // `conflicts with existing key (email)=(made-up).` -> `made-up`
  { before: /\bexisting key \([^=\r\n]{1,256}=\(/g, end: /\)(?=\.?(?:["'\r\n]|$))/g },
  // `Failing row contains (7, made-up).` -> `7, made-up`
  { before: /\bFailing row contains \(/g, end: /\)(?=\.?(?:["'\r\n]|$))/g },
  // `Duplicate entry 'made-up' for key 'users.name'` -> `made-up`
  { before: /\bDuplicate entry '/g, end: /'(?= for key)/g },
  // `invalid input syntax for type integer: "made-up"` -> `made-up`
  { before: /\binvalid input (?:syntax|value) for [\w ]{1,64}: "/g, end: /"(?=[\s.,;)]|$)/g },
  // `value "made-up" is out of range for type integer` -> `made-up`
  { before: /\bvalue "/g, end: /"(?= is out of range)/g },
  // `Incorrect integer value: 'made-up' for column 'age'` -> `made-up`
  { before: /\b(?:Incorrect|Truncated incorrect) [\w ]{1,32}value: '/gi, end: /'(?= for column|[\r\n]|$)/g },
  // `The duplicate key value is (made-up).` -> `made-up`
  { before: /\bduplicate key value is \(/g, end: /\)(?=\.?(?:["'\s]|$))/g },
  // `converting the varchar value 'made-up' to data type int` -> `made-up`
  { before: /\bconverting the [\w()]{1,32} value '/g, end: /'(?= to data type)/g },
  // `dup key: { email: "made-up" }` -> ` email: "made-up" `
  { before: /\bdup key: \{/g, end: /\}(?=[\s"'.,)]|$)/g },
  // Drizzle's `Failed query: ...\nparams: made-up,7` -> `made-up,7`
  { before: /^params: ?(?=\S)/gm, end: /(?=\r?\n[ \t]+at )/g },
  // TypeORM's `-- PARAMETERS: ["made-up"]` -> `["made-up"]`
  { before: /-- PARAMETERS: ?(?=\S)/g, end: /(?=[\r\n])/g },
]);
/** Matches a text that may quote a value. This test makes the search in other texts fast. */
const MAY_QUOTE_VALUE =
  /Key \(|row contains|Duplicate entry|invalid input|out of range|ncorrect|key value is|converting the|dup key|params:|PARAMETERS:/;

/** Replaces the values that a database's error message quotes by `?`: `Key (id)=(7) already exists` -> `Key (id)=(?) ...` */
export function parameterizeErrors(text: string): string {
  if (!MAY_QUOTE_VALUE.test(text)) return text;
  return QUOTED_VALUES.reduce(withoutValues, text);
}

function withoutValues(text: string, { before, end }: QuotedValue): string {
  let result = "";
  let from = 0;
  before.lastIndex = 0;
  for (let match = before.exec(text); match !== null; match = before.exec(text)) {
    end.lastIndex = before.lastIndex;
    const to = end.exec(text)?.index ?? text.length;
    result += text.slice(from, before.lastIndex) + PARAMETER;
    from = to;
    before.lastIndex = to;
  }
  return from === 0 ? text : result + text.slice(from);
}
