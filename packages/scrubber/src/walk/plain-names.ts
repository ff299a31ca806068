import { ASCII } from "../shared/char-table.ts";

/** In a run of fewer letters and digits there is no key of any vendor: see `keyRun` of `signals.ts`. */
const SHORTEST_KEY_RUN = 16;
/** Of what is counted: an IP address has as many digits, and a line of `.pgpass` as many colons. */
const LEAST_COUNTED = 4;
const LONGEST = 256;

/**
 * Two numbers in one: the length of the run of letters and digits that the text is in, and, from this bit on, how many
 * characters were counted.
 */
const COUNT = 1 << 10;
const RUN_BITS = COUNT - 1;
/** What no plain name has. It adds a number of which no bit is ever taken back. */
const OTHER = 1 << 20;
/** All bits that a plain name never sets. Both limits are powers of two, so their bits show when they are reached. */
const NOT_PLAIN = ~(SHORTEST_KEY_RUN - 1) & ~((LEAST_COUNTED - 1) * COUNT);

/** By character code, what a character adds and which bits it keeps; what is not ASCII is found by its code. */
interface Table {
  readonly added: Int32Array;
  readonly kept: Int32Array;
}

const WORD: Table = tableOf({ inRun: /[A-Za-z_-]/, counted: /\d/, separator: /[.$?]/ });
const PATH: Table = tableOf({ inRun: /[\w-]/, counted: /:/, separator: /[./\\()[\]+]/ });

/**
 * Whether a word is so plain that no search would find anything in it, such as `Server.handle`. Most names of functions
 * are, and to see it takes less time than to look them up among those that were searched before.
 */
export function isPlainWord(text: string): boolean {
  return isPlain(text, WORD);
}

/** The same for a path, such as `https://shop.example/assets/app-0210b15f.js`. */
export function isPlainPath(text: string): boolean {
  return isPlain(text, PATH);
}

/** The loop has no branch per character: a processor could not predict it. */
function isPlain(text: string, { added, kept }: Table): boolean {
  if (text.length > LONGEST) return false;
  let state = 0;
  let seen = 0;
  let codes = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    codes |= code;
    state = (state + (added[code & (ASCII - 1)] ?? 0)) & (kept[code & (ASCII - 1)] ?? 0);
    seen |= state;
  }
  // The parts of a JSON web token may be short.
  return (seen & NOT_PLAIN) === 0 && codes < ASCII && !text.includes("eyJ");
}

function tableOf({ inRun, counted, separator }: Readonly<Record<"inRun" | "counted" | "separator", RegExp>>): Table {
  const added = new Int32Array(ASCII).fill(OTHER);
  const kept = new Int32Array(ASCII).fill(-1);
  for (let code = 0; code < ASCII; code++) {
    const char = String.fromCharCode(code);
    if (inRun.test(char)) added[code] = 1;
    else if (counted.test(char)) added[code] = 1 + COUNT;
    else if (separator.test(char)) {
      added[code] = 0;
      kept[code] = ~RUN_BITS;
    }
  }
  return { added, kept };
}
