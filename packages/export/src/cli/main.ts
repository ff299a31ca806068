import { createRequire } from "node:module";
import { UsageError } from "@sentry-policy/internal/usage-error";
import { argumentsOf, type ExportArguments, FAILING, USAGE } from "./arguments.ts";
import { describeNotes } from "./describe-notes.ts";
import { type Exported, exportPolicies, PoliciesError } from "./export-policies.ts";
import { loadPolicies } from "./load-policies.ts";
import { differencesOfFile, textOf, writeOutput } from "./output-file.ts";

const PACKAGE_NAME = "@sentry-policy/export";

/**
 * Runs the command `sentry-export`. Returns the exit code: 0 on success; 1 if the policy is invalid, a note is not
 * allowed or a file differs; 2 if the command line is invalid, the policy cannot be loaded, or a file cannot be read or
 * written.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const parsed = argumentsOf(args);
    if (parsed.command === "export") return await runExport(parsed);
    console.log(parsed.command === "help" ? USAGE : version());
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    if (!isUsage && !(error instanceof PoliciesError)) throw error;
    console.error(isUsage ? `${error.message}\n\nFor help, run sentry-export --help.` : error.message);
    return isUsage ? 2 : 1;
  }
}

async function runExport(args: ExportArguments): Promise<number> {
  const { target, policy, allow, json } = args;
  const exported = exportPolicies(target, await loadPolicies(policy), policy);
  checkBalancer(args, exported);
  const failing = exported.notes.filter((note) => FAILING.includes(note.class) && !allow.includes(note.class));
  const classes = FAILING.filter((each) => failing.some((note) => note.class === each));
  const isAllowed = classes.length === 0;
  const differing = args.check
    ? fileContents(args, exported).flatMap(({ path, content }) => differencesOfFile(path, content))
    : [];

  if (isAllowed && !args.check) for (const { path, text } of fileContents(args, exported)) writeOutput(path, text);
  if (json)
    console.log(
      JSON.stringify({ ...exported, ok: isAllowed && differing.length === 0, differences: differing }, null, 2),
    );
  else if (isAllowed && args.output === undefined) process.stdout.write(textOf(exported.content, undefined, []));
  if (!json) printNotes(exported);

  if (!json && isAllowed && differing.length === 0)
    for (const { path } of fileContents(args, exported))
      console.error(args.check ? `${path} is up to date.` : `Wrote ${path}.`);
  for (const line of differing) console.error(line);
  if (differing.length > 0) console.error(`The policy has changed. Run: ${commandOf(args)}`);
  if (!isAllowed) {
    const flags = classes.map((each) => `--allow ${each}`).join(" ");
    console.error(`Failed because of ${failing.length} note(s): ${classes.join(", ")}. To accept them, add ${flags}.`);
  }
  return isAllowed && differing.length === 0 ? 0 : 1;
}

/** @throws {@link UsageError} if there is a balancer but no file for it, or a file for it but no balancer. */
function checkBalancer({ output, balancer, json }: ExportArguments, exported: Exported): void {
  const hasBalancer = exported.balancer !== undefined;
  if (balancer !== undefined && !hasBalancer)
    throw new UsageError(
      "--balancer has no effect with one collector: leave it out, or set collectors in the policy file",
    );
  if (hasBalancer && balancer === undefined && (output !== undefined || !json))
    throw new UsageError(
      "Several collectors need a second file: add -o <path> and --balancer <path>, or print both with --json",
    );
}

/** Returns the files to write or to compare. */
function fileContents(args: ExportArguments, { content, balancer, gates }: Exported) {
  const start = `Written by: ${commandOf(args)}`;
  const comments = [
    start,
    ...gates.map((gate) => `Start the collector with --feature-gates=${gate}, or counts in Sentry are too low.`),
  ];
  return [
    ...(args.output === undefined
      ? []
      : [{ path: args.output, content, text: textOf(content, args.output, comments) }]),
    ...(args.balancer === undefined
      ? []
      : [{ path: args.balancer, content: balancer, text: textOf(balancer, args.balancer, [start]) }]),
  ];
}

function printNotes({ notes, gates }: Exported): void {
  if (notes.length > 0) console.error(describeNotes(notes));
  for (const gate of gates)
    console.error(`Start the collector with --feature-gates=${gate}, or counts in Sentry are too low.`);
}

/** Returns the command that writes the files. */
function commandOf({ target, policy, output, balancer, allow }: ExportArguments): string {
  return [
    "sentry-export",
    target,
    policy,
    ...(output === undefined ? [] : ["-o", output]),
    ...(balancer === undefined ? [] : ["--balancer", balancer]),
    ...allow.map((each) => `--allow ${each}`),
  ].join(" ");
}

function version(): string {
  const manifest: unknown = createRequire(import.meta.url)(`${PACKAGE_NAME}/package.json`);
  return String(Reflect.get(Object(manifest), "version"));
}
