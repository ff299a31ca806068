/** Returns where the match of a sticky expression that begins at `from` ends, or `undefined` if there is none. */
export function endOfMatch(sticky: RegExp, text: string, from: number): number | undefined {
  sticky.lastIndex = from;
  return sticky.test(text) ? sticky.lastIndex : undefined;
}

/** Returns where the first match of a global expression begins, at or after `from`. Without one, the text's length. */
export function startOfMatch(global: RegExp, text: string, from: number): number {
  global.lastIndex = from;
  return global.exec(text)?.index ?? text.length;
}
