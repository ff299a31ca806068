import { isReserveSpent, type Meter } from "../../shared/budget.ts";
import type { Names } from "../names/names.ts";
import { addArguments } from "./arguments.ts";
import type { Pair } from "./pair.ts";

/**
 * The names of command-line tools, a RegExp for the option before the password, and optionally a string that the
 * command must contain.
 */
type Tool = readonly [names: string, before: RegExp, needed?: string];

const TOOLS: readonly Tool[] = Object.freeze<Tool[]>([
  // Example: `docker login -u ada -p made-up`.
  ["docker|podman|nerdctl|buildah|skopeo|helm|az|oc", /\s-p[ =]/g, " login "],
  // Examples: `sshpass -p made-up ssh host` and `sshpass -pmade-up ssh host`.
  ["sshpass", /\s-p ?/g],
  ["psexec(?:64)?|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|crackmapexec|nxc|winexe", /\s-p /g],
  // Example: `mysql -pmade-up`. With a blank after `-p`, as in `mysql -p shop`, the argument is the name of a database,
  // not the password.
  ["mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlsh|mariadb|mariadb-dump|7z|7za|rar|unrar", /\s-p(?! )/g],
  ["redis-cli|redis-benchmark", /\s-a /g],
  ["snmp(?:walk|get|set|bulkwalk)", /\s-[AX] /g],
  ["sqlcmd|bcp|osql|isql|zip|unzip", /\s-P ?/g],
  ["plink|pscp|psftp", /\s-pw /g],
  ["ldap(?:search|add|modify|delete|passwd|whoami)", /\s-w /g],
  ["openssl", /\s-k |\s-(?:pass(?:in|out)? )?pass:/g],
  ["smbclient|rpcclient", /\s-U ?[^\s%]{1,64}%/g],
  ["htpasswd", /\s-\w{0,4}b\w{0,4}\s\S{1,128}\s\S{1,64}\s/g],
]);
const COMMAND = new RegExp(
  String.raw`(?<![\w.-])(?:${TOOLS.map(([tools]) => `(${tools})`).join("|")})(?:\.exe)?(?=\s)`,
  "gi",
);
/**
 * Matches an option with a single dash, and the blanks after it. Example: in `-storepass made-up`, it matches
 * `-storepass `.
 */
const OPTION = /(?<![\w-])-(?<name>[A-Za-z][\w-]{2,40})[ \t]{1,4}(?!-)/g;
/** Matches a character that ends a command. Example: it matches the `;` of `mysql -pmade-up; ls`. */
const AFTER_COMMAND = /[\r\n|;&]/;
const LONGEST_COMMAND = 512;

/**
 * Finds passwords in the options of command-line tools. Examples: `docker login -p made-up` and
 * `keytool -storepass made-up`.
 */
export function findInOptions(text: string, names: Names, meter: Meter): readonly Pair[] {
  const pairs: Pair[] = [];
  COMMAND.lastIndex = 0;
  let command = COMMAND.exec(text);
  while (command !== null && !isReserveSpent(meter)) {
    const from = COMMAND.lastIndex;
    const next = COMMAND.exec(text);
    const part = text.slice(from, Math.min(from + LONGEST_COMMAND, next?.index ?? text.length));
    meter.work += part.length;
    const length = part.search(AFTER_COMMAND);
    const to = from + (length < 0 ? part.length : length);
    const [, before, needed = ""] = TOOLS[command.slice(1).findIndex((name) => name !== undefined)] ?? [];
    if (before !== undefined && part.includes(needed))
      addArguments(pairs, text, before, [from, to], () => "@password", meter);
    command = next;
  }
  addArguments(pairs, text, OPTION, [0, text.length], ({ groups }) => names.rule(groups?.["name"] ?? ""), meter);
  return pairs;
}
