import type { Parse } from "./types.ts";

const TRUE: readonly string[] = Object.freeze(["true", "1", "yes", "on", "y", "t", "enabled"]);
const FALSE: readonly string[] = Object.freeze(["false", "0", "no", "off", "n", "f", "disabled"]);
/** All words that are accepted as a boolean. */
export const WORDS: readonly string[] = /* @__PURE__ */ TRUE.concat(FALSE);

/** Parses a boolean, in any case. Unknown words are refused, because the SDK would treat them as true. */
export const parseFlag: Parse<boolean> = (text) => {
  const word = text.toLowerCase();
  if (TRUE.includes(word)) return { value: true };
  if (FALSE.includes(word)) return { value: false };
  return { problem: "expected true or false", fix: `use one of ${WORDS.join(", ")}` };
};
