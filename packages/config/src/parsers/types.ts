/** What came of one value: what it means, or why it means nothing. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string; readonly fix: string };

/** Reads a trimmed, non-empty text. */
export type Parse<T> = (text: string) => Parsed<T>;
