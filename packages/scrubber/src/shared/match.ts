/**
 * Returns the end of the match that begins at `from`, or `undefined` if there is none. The RegExp must have the flag
 * `y`.
 */
export function endOfMatch(sticky: RegExp, text: string, from: number): number | undefined {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/**
 * Returns the start of the first match at or after `from`, or the length of the text if there is none. The RegExp must
 * have the flag `g`.
 */
export function startOfMatch(global: RegExp, text: string, from: number): number {
  global.lastIndex = from;
  return global.exec(text)?.index ?? text.length;
}
