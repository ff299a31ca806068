import { PARAMETER } from "./parameterize.ts";

/**
 * Matches what stands before a value that an error message of a database quotes, in one group for each of `ENDS`:
 *
 * 1. PostgreSQL: `Key (email)=(`
 * 2. PostgreSQL and SQL Server: `Failing row contains (`, `existing key (email)=(`, `duplicate key value is (`
 * 3. MySQL and SQL Server: `Duplicate entry '`, `Incorrect integer value: '`, `converting the varchar value '`
 * 4. PostgreSQL: `invalid input syntax for type integer: "`, and the `value "` of `value "7" is out of range`
 * 5. MongoDB: `dup key: {`
 * 6. Drizzle and TypeORM, after a query: `params: `, `-- PARAMETERS: `
 */
const BEFORE_VALUE =
  /(\b(?<!existing )key \([^=\r\n]{1,256}=\()|(\brow contains \(|\bexisting key \([^=\r\n]{1,256}=\(|\bduplicate key value is \()|(\bduplicate entry '|\bincorrect [\w ]{1,32}value: '|\bconverting the [\w()]{1,32} value ')|(\binvalid input (?:syntax|value) for [\w ]{1,64}: "|\bvalue "(?=[^"\r\n]{0,256}" is out of range))|(\bdup key: \{)|((?<=\n)params: ?(?=\S)|-- PARAMETERS: ?(?=\S))/gi;
/** Matches where a value ends, for each group of `BEFORE_VALUE`. Without an end, it is the rest of the text. */
const ENDS: readonly RegExp[] = Object.freeze([
  /\)(?= (?:already exists|is not present|is still referenced|conflicts with|is duplicated))/g,
  /\)(?=\.?(?:["'\r\n]|$))/g,
  /'(?= for key| for column| to data type|[\r\n]|$)/g,
  /"(?=[\s.,;)]| is out of range|$)/g,
  /\}(?=[\s"'.,)]|$)/g,
  /(?=\r?\n[ \t]{1,16}at )/g,
]);

/** Replaces the values that a database's error message quotes by `?`: `Key (id)=(7) already exists` -> `Key (id)=(?) ...` */
export function parameterizeErrors(text: string): string {
  let result = "";
  let from = 0;
  BEFORE_VALUE.lastIndex = 0;
  for (let match = BEFORE_VALUE.exec(text); match !== null; match = BEFORE_VALUE.exec(text)) {
    const start = BEFORE_VALUE.lastIndex;
    const end = ENDS[match.slice(1).findIndex((group) => group !== undefined)];
    if (end === undefined) break;
    end.lastIndex = start;
    result += text.slice(from, start) + PARAMETER;
    from = end.exec(text)?.index ?? text.length;
    BEFORE_VALUE.lastIndex = from;
  }
  return result + text.slice(from);
}
