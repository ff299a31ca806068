import { isReserveSpent, type Meter } from "../../shared/budget.ts";
import type { Names } from "../names/names.ts";
import { addArguments } from "./arguments.ts";
import type { Pair } from "./pair.ts";
import { COMMAND, passwordOption, secretArguments } from "./tools.ts";

/**
 * Matches an option with a single dash, and the blanks after it. Example: in `-storepass made-up`, it matches
 * `-storepass `.
 */
const OPTION = /(?<![\w-])-(?<name>[A-Za-z][\w-]{2,40})[ \t]{1,4}(?!-)/g;
/**
 * Matches a character that ends a command. A line break after a backslash does not end it, and neither does the `&` of a
 * URL.
 */
const AFTER_COMMAND = /(?<!\\\r?)[\r\n]|[|;]|&(?=[\s&]|$)/;
const LONGEST_COMMAND = 512;
const MOST_ARGUMENTS = 64;
/**
 * Matches one argument in a list of arguments, with its quotes. Example: in `['-u', 'ada']`, the matches are `'-u'` and
 * `, 'ada'`. Also matches the beginning of the list before its first argument, such as `args: [` in
 * `cmd: 'curl', args: ['-u', 'ada']`.
 */
const ARGUMENT =
  /\s{0,16},?\s{0,16}(?:["']?\w{1,20}["']?: ?\[\s{0,16})?(?<quote>["'])(?<word>[^"'\r\n]{0,512})\k<quote>/y;

/**
 * Finds passwords in the options of command-line tools. The command can also be printed as a list. Examples:
 * `docker login -p made-up`, `keytool -storepass made-up` and `['sshpass', '-p', 'made-up']`.
 */
export function findInOptions(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  COMMAND.lastIndex = 0;
  let command = COMMAND.exec(text);
  while (command !== null && !isReserveSpent(meter)) {
    const from = COMMAND.lastIndex;
    const isListed = /["']/.test(text.charAt(from));
    if (isListed) addListed(pairs, text, command[0], from);
    COMMAND.lastIndex = from;
    const next = COMMAND.exec(text);
    const part = text.slice(from, Math.min(from + LONGEST_COMMAND, next?.index ?? text.length));
    meter.work += part.length;
    const length = part.search(AFTER_COMMAND);
    const to = from + (length < 0 ? part.length : length);
    const before = isListed ? undefined : passwordOption(command, part);
    if (before !== undefined) addArguments(pairs, text, before, [from, to], () => "@password", meter);
    command = next;
  }
  addArguments(pairs, text, OPTION, [0, text.length], ({ groups }) => names.rule(groups?.["name"] ?? ""), meter);
  return pairs;
}

/** Adds the passwords in the list of arguments of `tool`. `at` is the position after the name of the tool. */
function addListed(pairs: Pair[], text: string, tool: string, at: number): void {
  const words = [tool];
  const ends = [at];
  ARGUMENT.lastIndex = at + 1;
  for (let match = ARGUMENT.exec(text); match !== null && words.length < MOST_ARGUMENTS; match = ARGUMENT.exec(text)) {
    words.push(match.groups?.["word"] ?? "");
    ends.push(ARGUMENT.lastIndex - 1);
  }
  for (const { index, start } of secretArguments(words)) {
    const end = ends[index] ?? 0;
    pairs.push({ start: end - (words[index] ?? "").length + start, end, rule: "@password" });
  }
}
