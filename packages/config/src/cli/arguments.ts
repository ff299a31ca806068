import { parseArgs } from "node:util";
import { UsageError } from "@sentry-policy/internal/usage-error";

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

Commands:
  check      print the options that Sentry's variables set, and all problems
  verify     send a test event and a trace to the DSN, and print the server's response
  example    print a new .env.example

Options of check and verify:
  --file <path>         read variables from a file (repeatable); the environment overrides files, and a later file
                        overrides an earlier one
  --env-file <path>     same as --file, but Node also reads this option itself, before the command starts
  --prefix <prefix>     prefix of public variables, such as VITE_ (repeatable)
  --environment <name>  name of the environment, if no variable sets it
  --json                print JSON

Options of check:
  --strict              report unknown SENTRY_* names as problems

Options of verify:
  --timeout <time>      how long to wait for responses, such as 500ms or 10s (default: 10s)

Other options:
  -h, --help            print this help
  --version             print the version

Exit code: 0 on success, 1 if there are problems, 2 if the command line is invalid.`;

const ENVIRONMENT_OPTIONS = {
  file: { type: "string", multiple: true },
  "env-file": { type: "string", multiple: true },
  prefix: { type: "string", multiple: true },
  environment: { type: "string" },
  json: { type: "boolean" },
} as const;

const OPTIONS = {
  ...ENVIRONMENT_OPTIONS,
  strict: { type: "boolean" },
  timeout: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Command = "check" | "verify" | "example";

/** The options that each command accepts. */
const ACCEPTED: Readonly<Record<Command, readonly string[]>> = {
  check: [...Object.keys(ENVIRONMENT_OPTIONS), "strict"],
  verify: [...Object.keys(ENVIRONMENT_OPTIONS), "timeout"],
  example: [],
};

const PARSE_ERRORS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: "Unknown option",
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: "Missing option value, or a value for an option that accepts none",
};

/**
 * Parses the command line.
 *
 * @throws {@link UsageError} if the command line is invalid.
 */
export function argumentsOf(args: readonly string[]): Arguments {
  const { values, positionals } = parseCommandLine(args);
  const [word, ...more] = positionals;
  const command = values.help === true ? "help" : values.version === true ? "version" : commandOf(word);
  if (more.length > 0) throw new UsageError("Too many arguments: use one command at a time");
  if (isCommand(command)) {
    const stray = Object.keys(values).find((option) => !ACCEPTED[command].includes(option));
    if (stray !== undefined) throw new UsageError(`Unsupported option: ${command} does not accept --${stray}`);
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

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(PARSE_ERRORS[String(Reflect.get(Object(error), "code"))] ?? "Invalid arguments");
  }
}

function commandOf(word: string | undefined): Command {
  if (word === undefined) throw new UsageError("Missing command: use check, verify or example");
  if (!isCommand(word)) throw new UsageError("Unknown command: use check, verify or example");
  return word;
}

function isCommand(word: string): word is Command {
  return Object.hasOwn(ACCEPTED, word);
}

/**
 * Parses a duration: `500` and `500ms` -> 500; `10s` -> 10000. Rejects 0 and durations above a day, because they are
 * probably mistakes.
 */
function millisecondsOf(text: string): number {
  const [, digits, unit] = /^(\d{1,8})(ms|s)?$/.exec(text) ?? [];
  const milliseconds = Number(digits) * (unit === "s" ? 1000 : 1);
  if (milliseconds > 0 && milliseconds <= 86_400_000) return milliseconds;
  throw new UsageError("Invalid --timeout: use a time such as 500ms or 10s, at most 24 hours");
}
