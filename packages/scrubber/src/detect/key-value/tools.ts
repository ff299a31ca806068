/**
 * The names of command-line tools, and a RegExp that matches the option before the password. If there is a third entry,
 * the command must also contain this string.
 */
type Tool = readonly [names: string, before: RegExp, needed?: string];

const TOOLS: readonly Tool[] = Object.freeze<Tool[]>([
  // Example: `docker login -u ada -p made-up`.
  ["docker|podman|nerdctl|buildah|skopeo|helm|az|oc", /\s-p[ =]/g, " login "],
  // Examples: `sshpass -p made-up ssh host` and `sshpass -pmade-up ssh host`.
  ["sshpass", /\s-p ?/g],
  [
    "psexec(?:64)?|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|crackmapexec|nxc|winexe|twine|user(?:add|mod)",
    /\s-p /g,
  ],
  // Example: `mysql -pmade-up`. With a blank after `-p`, as in `mysql -p shop`, the argument is the name of a database,
  // not the password.
  ["mysql|mysqldump|mysqladmin|mysqlimport|mysqlcheck|mysqlsh|mariadb|mariadb-dump|7z|7za|rar|unrar", /\s-p(?! )/g],
  ["redis-cli|redis-benchmark", /\s-a /g],
  ["snmp(?:walk|get|set|bulkwalk)", /\s-[AXc] /g],
  ["sqlcmd|bcp|osql|isql|zip|unzip|ipmitool", /\s-P ?/g],
  ["plink|pscp|psftp", /\s-pw /g],
  ["ldap(?:search|add|modify|delete|passwd|whoami)|security", /\s-w /g],
  ["nuget", /\s-k /g],
  ["doctl", /\s-t /g],
  ["openssl", /\s-k |\s-(?:pass(?:in|out)? )?pass:/g],
  ["smbclient|rpcclient", /\s-U ?[^\s%]{1,64}%/g],
  ["htpasswd", /\s-(?:(?=\w{0,4}n)\w{1,6}|\w{0,4}b\w{0,4}\s\S{1,128})\s\S{1,64}\s/g],
  // Example: `curl -uada:made-up`. `NOTATIONS` contains the form with quotes.
  ["curl|etcdctl", /\s(?:-u|--(?:proxy-)?user)[ =]?[\w.@-]{1,64}:/g],
  // Example: `http -a ada:made-up`. In `http -a localhost:80`, the number is a port.
  ["https?", /\s-a [^\s:]{1,64}:(?=\D)/g],
]);
/** Matches the name of a tool. A blank follows it, or a quote if each argument is in quotes. */
export const COMMAND: RegExp = new RegExp(
  String.raw`(?<![\w.-])(?:${TOOLS.map(([tools]) => `(${tools})`).join("|")})(?:\.exe)?(?=[\s"'])`,
  "gi",
);

/** A secret in one argument of a command: from `start` to the end of the argument. */
interface SecretArgument {
  readonly index: number;
  readonly start: number;
}

/**
 * Returns the RegExp that matches the option before a password in a command. Returns `undefined` if `rest`, the text of
 * the command, does not contain the word that the tool needs. Example: `docker` needs ` login `.
 */
export function passwordOption(command: RegExpExecArray, rest: string): RegExp | undefined {
  const [, before, needed = ""] = TOOLS[command.slice(1).findIndex((name) => name !== undefined)] ?? [];
  return rest.includes(needed) ? before : undefined;
}

/**
 * Finds the passwords in the words of a command. The first words can be another command, such as `sudo`. Example: for
 * `["sshpass", "-p", "made-up"]`, it returns the index 2 and the start 0.
 */
export function secretArguments(words: readonly string[]): readonly SecretArgument[] {
  const line = `${words.map((word) => word.replaceAll(/\s/g, "_")).join(" ")} `;
  COMMAND.lastIndex = 0;
  const command = COMMAND.exec(line);
  const before = command === null ? undefined : passwordOption(command, line);
  if (before === undefined) return [];
  const found: SecretArgument[] = [];
  before.lastIndex = COMMAND.lastIndex;
  while (before.test(line)) {
    const { lastIndex } = before;
    const index = line.slice(0, lastIndex).split(" ").length - 1;
    const word = words[index] ?? "";
    const start = lastIndex - line.lastIndexOf(" ", lastIndex - 1) - 1;
    if (start < word.length && !word.startsWith("-", start)) found.push({ index, start });
  }
  return found;
}
