import { parseArgs } from "node:util";
import { UsageError } from "./usage-error.ts";

export interface Arguments {
  readonly command: Command | "help" | "version";
  readonly files: readonly string[];
  readonly prefix: readonly string[];
  readonly environment: string | undefined;
  readonly strict: boolean;
  readonly json: boolean;
  readonly timeoutMs: number;
}

export const USAGE = `Usage: sentry-config <command> [options]

  check      says what Sentry's variables mean, and what is wrong with them
  verify     sends a test event and a trace to the DSN, and says what the server answered
  example    prints a fresh .env.example

Options of check and verify:
  --file <path>         read variables from a file; the environment wins, and a later file over an earlier (repeatable)
  --env-file <path>     the same, but Node reads such an option by itself as well, before this command starts
  --prefix <text>       a prefix of public variables, such as VITE_ (repeatable)
  --environment <name>  what the environment is called, where no variable names it
  --json                print JSON

Options of check:
  --strict              unknown SENTRY_* names are problems

Options of verify:
  --timeout <time>      how long to wait for answers, as in 500ms or 10s (10s)

Exit code: 0 if all is well, 1 on problems, 2 if the command is not called so.`;

const READING = {
  file: { type: "string", multiple: true },
  "env-file": { type: "string", multiple: true },
  prefix: { type: "string", multiple: true },
  environment: { type: "string" },
  json: { type: "boolean" },
} as const;

const OPTIONS = {
  ...READING,
  strict: { type: "boolean" },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Command = "check" | "verify" | "example";

/** Options that each command accepts. */
const TAKES: Readonly<Record<Command, readonly string[]>> = {
  check: [...Object.keys(READING), "strict"],
  verify: [...Object.keys(READING), "timeout"],
  example: [],
};

const FAULTS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: "there is no such option",
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: "an option lacks its value, or has one that it does not take",
};

/**
 * Parses the command line.
 *
 * @throws {@link UsageError} if it is invalid.
 */
export function argumentsOf(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [word, ...more] = positionals;
  const command = values.help === true ? "help" : values.version === true ? "version" : commandOf(word);
  if (more.length > 0) throw new UsageError("there is one command at a time");
  if (isCommand(command)) {
    const stray = Object.keys(values).find((option) => !TAKES[command].includes(option));
    if (stray !== undefined) throw new UsageError(`${command} takes no --${stray}`);
  }
  return {
    command,
    files: [...(values["env-file"] ?? []), ...(values.file ?? [])],
    prefix: values.prefix ?? [],
    environment: values.environment,
    strict: values.strict ?? false,
    json: values.json ?? false,
    timeoutMs: millisecondsOf(values.timeout ?? "10s"),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(FAULTS[String(Reflect.get(Object(error), "code"))] ?? "the arguments are not understood");
  }
}

function commandOf(word: string | undefined): Command {
  if (word === undefined) throw new UsageError("a command is missing");
  if (!isCommand(word)) throw new UsageError("there is no such command");
  return word;
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(TAKES, word);
}

/** Parses a duration: `500` and `500ms` -> 500, `10s` -> 10000. Rejects 0 and, as a likely mistake, more than a day. */
function millisecondsOf(text: string): number {
  const [, digits, unit] = /^(\d{1,8})(ms|s)?$/.exec(text) ?? [];
  const milliseconds = Number(digits) * (unit === "s" ? 1000 : 1);
  if (milliseconds > 0 && milliseconds <= 86_400_000) return milliseconds;
  throw new UsageError("--timeout expects a time such as 500ms or 10s");
}
