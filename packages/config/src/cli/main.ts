import { UsageError } from "@sentry-policy/internal/usage-error";
import type { ConfigOptions } from "../checks/options.ts";
import { SentryConfigError } from "../output/issue.ts";
import { exampleEnv } from "../variables/docs.ts";
import { type Arguments, argumentsOf, USAGE } from "./arguments.ts";
import { check } from "./check.ts";
import { withFiles } from "./environment.ts";
import { verify } from "./verify.ts";
import { version } from "./version.ts";

/**
 * Runs the command `sentry-config`. Returns the exit code: 0 on success, 1 if there are problems, 2 if the arguments
 * are invalid.
 */
export async function main(args: readonly string[], env: object): Promise<number> {
  try {
    return await run(argumentsOf(args), env);
  } catch (error) {
    // Problems with environment variables are printed, not thrown. So a `SentryConfigError`, like a `UsageError`, means
    // that the command line is invalid.
    if (!(error instanceof UsageError || error instanceof SentryConfigError)) throw error;
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

async function run(args: Arguments, env: object): Promise<number> {
  const { command, files, prefix, environment, strict, json, timeoutMs } = args;
  const options: ConfigOptions = { prefix, strict, ...(environment === undefined ? {} : { environment }) };
  switch (command) {
    case "check":
      return check(withFiles(env, files), options, json);
    case "verify":
      return verify(withFiles(env, files), options, { timeoutMs, json });
    case "example":
      process.stdout.write(exampleEnv());
      return 0;
    case "help":
      console.log(USAGE);
      return 0;
    case "version":
      console.log(version());
      return 0;
  }
}
