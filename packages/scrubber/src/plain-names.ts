import { ASCII, tableOf } from "./ascii.ts";

/** In a run of fewer letters and digits there is no key of any vendor: see `keyRun` of `signals.ts`. */
const LONGEST_RUN = 15;
/** Of what is counted: an IP address has more digits, and `.pgpass` more colons. */
const MOST_COUNTED = 3;
const LONGEST = 256;
const IN_RUN = 1;
const COUNTED = 2;
const SEPARATOR = 3;

const IN_WORDS: Uint8Array = kinds(/[\w-]/, /\d/, /[.$?]/);
const IN_PATHS: Uint8Array = kinds(/[\w-]/, /:/, /[./\\()[\]+]/);

/**
 * Whether a word is so plain that no search would find anything in it, such as `Server.handle`. Most names of functions
 * are, and to see it takes less time than to look them up among those that were searched before.
 */
export function isPlainWord(text: string): boolean {
  return isPlain(text, IN_WORDS);
}

/** The same for a path, such as `https://shop.example/assets/app-0210b15f.js`. */
export function isPlainPath(text: string): boolean {
  return isPlain(text, IN_PATHS);
}

function isPlain(text: string, table: Uint8Array): boolean {
  if (text.length > LONGEST) return false;
  let run = 0;
  let counted = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const kind = code < ASCII ? table[code] : 0;
    if (kind === IN_RUN) run += 1;
    else if (kind === SEPARATOR) run = 0;
    else if (kind === COUNTED) {
      run += 1;
      counted += 1;
    } else return false;
    if (run > LONGEST_RUN || counted > MOST_COUNTED) return false;
  }
  // The parts of a JSON web token may be short.
  return !text.includes("eyJ");
}

function kinds(inRun: RegExp, counted: RegExp, separator: RegExp): Uint8Array {
  const [inRuns, areCounted, separate] = [tableOf(inRun), tableOf(counted), tableOf(separator)];
  return inRuns.map((isIn, code) => (areCounted[code] ? COUNTED : separate[code] ? SEPARATOR : isIn ? IN_RUN : 0));
}
