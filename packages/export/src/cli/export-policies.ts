import { UsageError } from "@sentry-policy/internal/usage-error";
import { checkPolicy } from "@sentry-policy/sampler/rules";
import { activeRules } from "@sentry-policy/scrubber/rules";
import { checkArguments } from "../collector/options.ts";
import { toCollector } from "../collector/to-collector.ts";
import type { ExportNote } from "../notes/note.ts";
import type { PolicyFile } from "../policy-file.ts";
import { toRelay } from "../relay/to-relay.ts";
import { toProjectSettings } from "../settings/to-project-settings.ts";
import type { Target } from "./arguments.ts";

/** The result of an export for any target. */
export interface Exported {
  /** The content of the file. */
  readonly content: unknown;
  readonly notes: readonly ExportNote[];
  /** Feature gates with which the collector must be started. Other targets have none. */
  readonly gates: readonly string[];
  /** The configuration of the load balancer in front of several collectors, or `undefined` if none is needed. */
  readonly balancer: unknown;
}

/** Lists every problem of all policies that a target needs. */
export class PoliciesError extends Error {
  override readonly name = "PoliciesError";
}

/**
 * Exports the policies of a file for a target.
 *
 * @throws {@link UsageError} if the file lacks a policy that the target needs.
 * @throws {@link PoliciesError} if a policy is invalid.
 */
export function exportPolicies(target: Target, file: PolicyFile, path: string): Exported {
  const { scrubber, sampler, collector } = file;
  if (target === "collector") {
    checkAll([
      () => checkArguments({ scrubber, sampler }, collector),
      () => sampler === undefined || checkPolicy(sampler),
      () => scrubber === undefined || activeRules(scrubber),
    ]);
    const { config, notes, gates, balancer } = toCollector({ scrubber, sampler }, collector);
    return { content: config, notes, gates, balancer };
  }
  if (scrubber === undefined) throw new UsageError(`${path} exports no scrubber, which ${target} needs`);
  checkAll([() => activeRules(scrubber)]);
  const common = { gates: [], balancer: undefined };
  if (target === "relay") {
    const { config, notes } = toRelay(scrubber);
    return { content: config, notes, ...common };
  }
  const { body, notes } = toProjectSettings(scrubber);
  return { content: body, notes, ...common };
}

/** Runs all checks, so that one error lists the problems of all policies. */
function checkAll(checks: readonly (() => unknown)[]): void {
  const messages = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (!isPolicyError(error)) throw error;
      return [error.message];
    }
  });
  if (messages.length > 0) throw new PoliciesError(messages.join("\n\n"));
}

/**
 * Checks whether an error lists the problems of a policy. Each package has its own class for such errors, so the check
 * looks for their field `issues`.
 */
function isPolicyError(error: unknown): error is Error {
  return error instanceof Error && "issues" in error && Array.isArray(error.issues);
}
