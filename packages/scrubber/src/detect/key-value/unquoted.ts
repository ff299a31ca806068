import { type Meter, spendOnSkipped } from "../../shared/budget.ts";
import { endOfMatch, startOfMatch } from "../../shared/match.ts";

/**
 * Matches the first character after an unquoted value. Example: it matches the comma in `made-up, n=1`, but not the
 * comma in `made,up`, the apostrophe in `don't` and the `<` in `made<up`.
 */
const AFTER_UNQUOTED =
  /[\s&`>;|\\]|["'](?!\w)|<(?=[\s/!?<]|[a-z][\w-]{0,32}(?:[/>]|\s[a-z-]{1,32}=)|$)|,(?=\s|\w{1,64}[=:]|$)|[)\]}](?=[\s,.;:)\]}]|$)/g;
/**
 * Matches an `&` or `;` that ends a value. Such a sign is at the end of the text, or before one of these: a blank, an
 * entity such as `&quot;`, a flag such as `debug`, or the name of another value. Example: it matches the `&` in
 * `made-up&n=1` and the `;` in `made-up;User ID=7`, but nothing in `made&up;7`.
 */
const END_OF_PAIR =
  /[&;]{1,4}(?:$|(?=[\s"'`<>|\\])|[)\]}](?:[\s,.;:)\]}]|$)|(?:amp;)?[\w.$%~+[\]-]{1,64}=(?!=)|(?:debug|secure|httponly|partitioned|encrypt|pooling)(?:[&;#\s]|$)|(?:initial|user|integrated|application|data|persist|connect(?:ion)?|trust|multi\w{0,30}|max|min|packet|workstation|network|ssl) [\w ]{2,40}=|(?:quot|apos|lt|gt|nbsp|#x?[\da-f]{1,4});)/iy;
/**
 * Matches a `;` and the name of another value in a text whose names end with `:`. Example: it matches `;user:` in
 * `made-up;user:ada`, but nothing in `made;7:up`.
 */
const END_OF_COLON_PAIR = /;{1,4}[a-z_][\w.-]{0,63}:/iy;
/**
 * Matches text in brackets: a placeholder such as `{password}`, or a replacement that the scrubber inserted earlier,
 * such as `[Filtered]`. Example: it does not match `[plum]` in `[plum]anvil7`.
 */
const BRACKETED =
  /(?:\[[^[\]\r\n]{1,64}\]|<[^<>\r\n]{1,64}>|[#$]?\{\{?[\w.:\s[\]-]{0,100}\}{1,2})(?![A-Za-z]{0,32}\d)/y;
/**
 * Matches a `|` or `\` that is part of a value, and the rest of the value after it. A backslash can also escape the
 * character after it, or continue the value in the next line. Example: it matches `|anvil` in `plum|anvil` and `\=anvil`
 * in `plum\=anvil`, but nothing in `plum|n=1`, because `n` is the name of another value.
 */
const REST_AFTER_SIGN =
  /(?:\||\\(?:[=:#! ]|\r?\n[ \t]{0,64}(?!-)|(?![nrtu"'`\\])))[^\s|\\=:;&"'`<>,]{1,64}(?=[\s|\\,;&]|$)/y;
/** Rules for secrets that are often written in groups of digits. */
const RULES_WITH_GROUPS: ReadonlySet<string> = new Set(["@ssn", "@account", "@creditcard"]);
/** Matches the remaining groups of a number. Example: in `AB 12 34 56 C`, it matches ` 12 34 56 C`. */
const GROUPS = /(?:[ .-](?:\d{1,6}|[A-Z]{1,4}\d{0,4}|\d{1,6}[A-Z])(?![\w:=])){1,9}/y;
/** Matches the name of a secret whose value consists of several words. Example: it matches `recovery_phrase`. */
const NAME_OF_WORDS = /mnemonic|phrase/i;
/** Matches the remaining words of a mnemonic phrase. Example: in `abandon ability able`, it matches ` ability able`. */
const WORDS = /(?:[ \t]{1,2}[A-Za-z][a-z’'-]{0,15}(?![\w:=])){1,24}/y;
/**
 * Matches the rest of a list under a name in the plural, if each value contains a digit or a special character. Example:
 * in `made-up-7, made-up-8`, it matches `, made-up-8`.
 */
const REST_OF_LIST = /(?:[,;] ?(?=[^\s,;]{0,64}[\d!#$%^*+~])[^\s,;=:"'`()[\]{}]{4,256}(?=[\s,;)\]}]|$)){1,64}/y;
/**
 * Matches the words after the first word of a password, up to the end of the line. Example: in `correct horse battery`,
 * it matches ` horse battery`.
 */
const REST_OF_PASSWORD = /(?: (?=[^\s"'`,;()[\]{}<>=:&|]{1,24}(?:\s|$))[^\s]{1,24}){1,4}(?=[ \t]{0,4}(?:[\r\n]|$))/y;
/**
 * Matches a word that occurs in prose but not in passwords. Example: it matches `failed`, `for` and `user`, but not
 * `horse`.
 */
const PROSE =
  /(?:^| )(?:[A-Za-z]{1,20}(?:ed|ing|tion|ly)|is|was|be|are|has|had|not|no|must|may|can|cannot|should|will|does|for|from|of|to|in|on|at|by|as|and|or|but|if|then|with|without|the|an?|this|that|it|you|your|user|login|again|too|length|characters?|ok|error|invalid|wrong|via|after|before|when|because|while)(?![\w-])/i;

/**
 * Returns the end of the unquoted value that begins at `from`. Example: in `made-up, n=1`, the value is `made-up`.
 * `separator` is the character between the name and the value.
 */
export function endOfUnquoted(text: string, from: number, meter: Meter | undefined, separator?: string): number {
  const bracketsEnd = endOfMatch(BRACKETED, text, from);
  if (bracketsEnd !== undefined) return bracketsEnd;
  let end = startOfMatch(AFTER_UNQUOTED, text, from);
  while (end > from && end < text.length) {
    const isSeparator = /[&;]/.test(text.charAt(end));
    if (isSeparator && endOfMatch(END_OF_PAIR, text, end) !== undefined) break;
    if (separator === ":" && endOfMatch(END_OF_COLON_PAIR, text, end) !== undefined) break;
    const restEnd = isSeparator ? end + 1 : endOfMatch(REST_AFTER_SIGN, text, end);
    if (restEnd === undefined) break;
    end = startOfMatch(AFTER_UNQUOTED, text, restEnd);
  }
  // Counts the scanned characters as work. In a string without blanks, every search for the end of a value can scan the
  // rest of the string.
  if (meter !== undefined) spendOnSkipped(meter, end - from);
  return /[.,!?]/.test(text.charAt(end - 1)) && end - from > 1 ? end - 1 : end;
}

/**
 * Returns the end of an unquoted value with several words or groups of digits, depending on its name and rule.
 * Examples: `ssn: 123 45 6789`, `mnemonic: abandon ability able` and `password: correct horse battery`. `end` is the
 * end of the first word.
 */
export function endOfSeveralWords(text: string, from: number, end: number, name: string, rule: string): number {
  if (RULES_WITH_GROUPS.has(rule))
    return /\d|^[A-Z]{2}$/.test(text.slice(from, end)) ? (endOfMatch(GROUPS, text, end) ?? end) : end;
  const listEnd = /s$/i.test(name) ? endOfMatch(REST_OF_LIST, text, end) : undefined;
  if (listEnd !== undefined) return listEnd;
  if (rule !== "@password" && !NAME_OF_WORDS.test(name)) return end;
  const rest = endOfMatch(NAME_OF_WORDS.test(name) ? WORDS : REST_OF_PASSWORD, text, end) ?? end;
  const isPlain = /^[a-z]*$/i.test(text.slice(from, end));
  // Two words are more likely prose than a password if the first has only letters, as in `password: wrong format`.
  const hasEnough = !isPlain || /\s\S+\s/.test(text.slice(end, rest));
  return hasEnough && !PROSE.test(text.slice(end, rest)) ? rest : end;
}
