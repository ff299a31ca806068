/** The result of a parser: the parsed value or, if the string is invalid, the problem and how to fix it. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string; readonly fix: string };

/** Parses a trimmed, non-empty string. */
export type Parse<T> = (text: string) => Parsed<T>;
