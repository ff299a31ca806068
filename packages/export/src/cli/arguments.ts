import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { UsageError } from "@sentry-policy/internal/usage-error";
import type { NoteClass } from "../notes/note.ts";

/** The targets for which a policy can be exported. */
const TARGETS = ["relay", "settings", "collector"] as const;
export type Target = (typeof TARGETS)[number];

/** The classes of notes that make the command fail, unless `--allow` names them. */
export const FAILING: readonly NoteClass[] = Object.freeze(["refused", "weaker"]);

export interface ExportArguments {
  readonly command: "export";
  readonly target: Target;
  /** Path of the module that exports the policies. */
  readonly policy: string;
  /** Path of the file to write or to check. Without it, the export is printed. */
  readonly output: string | undefined;
  /**
   * Path of the file for the configuration of the load balancer, which is another collector that distributes the spans.
   */
  readonly balancer: string | undefined;
  readonly check: boolean;
  readonly allow: readonly string[];
  readonly json: boolean;
}

export type Arguments = ExportArguments | { readonly command: "help" | "version" };

export const USAGE = `Usage: sentry-export <target> <policy> [options]

Targets:
  relay                 the configuration of Relay's advanced data scrubbing
  settings              the body of a request that updates the settings of a Sentry project
  collector             the configuration of an OpenTelemetry Collector

The policy is a JavaScript or TypeScript module that exports scrubber, sampler and collector (the options of toCollector),
as far as the target needs them, by name or as an object by default.

Options:
  -o, --output <path>   write the export to a file, instead of printing it
  --balancer <path>     write the configuration of the collector in front of several others to a file
  --check               write nothing, but fail if the file of -o (or --balancer) differs from the policy
  --allow <class>       do not fail because of notes of this class: refused or weaker (repeatable)
  --json                print the export and its notes as one JSON object

Other options:
  -h, --help            print this help
  --version             print the version

Notes about what differs from the policy are printed to stderr.

Exit code: 0 on success, 1 if the policy is invalid, a note is not allowed or a file differs, 2 if the command line is
invalid, the policy cannot be loaded, or a file cannot be read or written.`;

const OPTIONS = {
  output: { type: "string", short: "o" },
  balancer: { type: "string" },
  check: { type: "boolean" },
  allow: { type: "string", multiple: true },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

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
  if (values.help === true) return { command: "help" };
  if (values.version === true) return { command: "version" };
  const [word, policy, ...more] = positionals;
  const target = TARGETS.find((each) => each === word);
  if (target === undefined)
    throw new UsageError(`${word === undefined ? "Missing" : "Unknown"} target: use ${listed(TARGETS)}`);
  if (policy === undefined) throw new UsageError("Missing policy: name a module, such as policy.mjs");
  if (more.length > 0) throw new UsageError("Too many arguments: export one policy at a time");
  const { output, balancer, check = false, allow = [], json = false } = values;
  if (check && output === undefined) throw new UsageError("--check needs the file to compare: add -o <path>");
  if (balancer !== undefined && target !== "collector")
    throw new UsageError(`Unsupported option: ${target} does not accept --balancer`);
  if (balancer !== undefined && output === undefined)
    throw new UsageError("--balancer needs -o <path> for the other collectors");
  const files = [policy, output, balancer].filter((path) => path !== undefined);
  if (new Set(files.map((path) => resolve(path))).size < files.length)
    throw new UsageError("The policy, -o and --balancer must be different files");
  if (allow.some((each) => !FAILING.some((failing) => failing === each)))
    throw new UsageError(`Invalid --allow: use ${listed(FAILING)}; other notes do not fail`);
  return { command: "export", target, policy, output, balancer, check, allow, json };
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(PARSE_ERRORS[String(Reflect.get(Object(error), "code"))] ?? "Invalid arguments");
  }
}

/** Joins words into a list: `a`, `b`, `c` -> `a, b or c` */
function listed(words: readonly string[]): string {
  return [words.slice(0, -1).join(", "), ...words.slice(-1)].join(" or ");
}
