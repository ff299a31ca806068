import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";
import type { BoundColumns } from "./bound-columns.ts";

/** How many arguments of a command are searched, and how many characters of each argument. */
const MOST_ARGUMENTS = 64;
const LONGEST_ARGUMENT = 256;
/** Matches an option of a command. Examples: `-p`, `-pmade-up` and `--user`. */
const OPTION = /^--?[A-Za-z]/;
/** Matches the path before the name of a tool. Example: in `/usr/bin/curl`, it matches `/usr/bin/`. */
const PATH = /^.*[\s/\\]/;

/**
 * Finds the passwords among the arguments of a command, as in `["sshpass", "-p", "made-up"]`. Maps the number of each
 * password's argument to the column name `password`, as for the bound values of a query. `command` is the name of the
 * tool, or an empty string if the name is one of the arguments. Returns `undefined` if the list does not contain an
 * option.
 */
export function commandPasswords(
  command: string,
  args: readonly unknown[],
  scanText: Pick<TextScanner, "findByName">,
  meter: Meter,
): BoundColumns | undefined {
  if (args.length < 2 || args.length > MOST_ARGUMENTS) return undefined;
  if (!args.some((arg) => typeof arg === "string" && arg.startsWith("-") && OPTION.test(arg))) return undefined;
  let text = `["${command.replace(PATH, "")}"`;
  const ends = args.map((arg) => {
    text += `, "${typeof arg === "string" ? arg.slice(0, LONGEST_ARGUMENT).replaceAll(/["'\s]/g, "_") : ""}"`;
    return text.length;
  });
  const found = scanText
    .findByName(`${text}]`, meter)
    .map(({ end }) => [String(ends.findIndex((each) => end < each) + 1), "password"] as const);
  return found.length === 0 ? undefined : new Map(found);
}
