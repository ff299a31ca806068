import { LETTER_BITS, packLetters } from "./letter-codes.ts";

/** A word that is searched for. */
export interface SearchedWord {
  /** The word in lower case. */
  readonly word: string;
  /** The last letters of the word as a packed number, and a mask with all bits of these letters. */
  readonly letters: number;
  readonly mask: number;
  /** Whether the word also counts at the end of a longer word, as `token` in `csrftoken`. */
  readonly isEnding: boolean;
  /** Whether the word alone is a sensitive name. */
  readonly isAlone: boolean;
  /**
   * For each sensitive name that contains the word, the other words of the name. Example: for the word `card` of the
   * name `card number`, it is `number`. If the word alone is no name, all words of one of these lists must occur near
   * it.
   */
  readonly others: (readonly string[])[];
}

/**
 * Words that the searches for values of sensitive names look for, in addition to the sensitive names. They also count at
 * the end of a longer word. Examples: `key` in `stripekey=`, `identified` in `IDENTIFIED BY 'made-up'`, and `connect` in
 * `mysqli_connect("db", "ada", "made-up")`.
 */
const SEARCHED_WORDS: readonly string[] = Object.freeze(
  "key pat crumb password auth vault obscure identified login signin authenticate connect connection credential pdo directoryentry".split(
    " ",
  ),
);
/** Names that these searches look for. Examples: `code =` in `?code=made-up`, and `net use` in `net use x: made-up`. */
const SEARCHED_NAMES: readonly string[] = Object.freeze(
  "code =,ticket =,invite =,pin,otp,passcode,one code,verification code,security code,login code,add user,net use,log in,sign in,community".split(
    ",",
  ),
);
/**
 * Parts of sensitive names with three characters that are searched for even inside words, as in `my2facode` and
 * `__Host-id`.
 */
export const SEARCHED_PARTS: readonly string[] = Object.freeze(["2fa", "__h", "__s"]);

/**
 * Words that occur in many texts. For a name with other words, such as `card number`, one of the others is searched
 * for, here `card`.
 */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  "account address code date first header id last name new no num number server service string user".split(" "),
);

/** Maximum number of letters at the end of a word that are packed into one number and compared at once. */
export const PACKED_LENGTH = 6;

/**
 * Returns the word of each name that is searched for: its longest word that is not common. Omits a name with several
 * words if one of them alone is a name, because that word is searched for anyway. Also omits names with non-ASCII
 * characters.
 */
export function searchedWords(names: Iterable<string>, endings: readonly string[]): Iterable<SearchedWord> {
  const allEndings = [...SEARCHED_WORDS, ...endings];
  const all = [...allEndings, ...SEARCHED_NAMES, ...names].filter((name) => !/[^\0-\x7f]/.test(name));
  const single = new Set(all.filter((name) => !name.includes(" ")));
  const words = new Map<string, SearchedWord>();
  for (const name of all) {
    const parts = name.split(" ");
    if (parts.length > 1 && parts.some((part) => single.has(part))) continue;
    const rare = parts.filter((part) => part !== "=" && !COMMON_WORDS.has(part.replace(/s$/, "")));
    const word = (rare.length > 0 ? rare : parts).reduce((best, part) => (part.length > best.length ? part : best));
    const compared = word.slice(-PACKED_LENGTH);
    const mask = (1 << (compared.length * LETTER_BITS)) - 1;
    const kind = { isEnding: allEndings.includes(word), isAlone: single.has(word) };
    const searched = words.get(word) ?? { word, letters: packLetters(compared), mask, ...kind, others: [] };
    searched.others.push(parts.filter((part) => part !== word));
    words.set(word, searched);
  }
  return words.values();
}
