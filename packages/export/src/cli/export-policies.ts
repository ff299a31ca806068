import { UsageError } from "@sentry-policy/internal/usage-error";
import { toCollector } from "../collector/to-collector.ts";
import type { ExportNote } from "../notes/note.ts";
import type { PolicyFile } from "../policy-file.ts";
import { toRelay } from "../relay/to-relay.ts";
import { toProjectSettings } from "../settings/to-project-settings.ts";
import type { Target } from "./arguments.ts";

/** The result of an export, in the form that all targets share. */
export interface Exported {
  /** The content of the file. */
  readonly content: unknown;
  readonly notes: readonly ExportNote[];
  /** Feature gates with which the collector must be started. Empty for other targets. */
  readonly gates: readonly string[];
  /** The configuration of the load balancer in front of several collectors, or `undefined` if none is needed. */
  readonly balancer: unknown;
}

/**
 * Exports the policies of a file for a target.
 *
 * @throws {@link UsageError} if the file lacks a policy that the target needs, or the error of the policy's package if
 * a policy is invalid.
 */
export function exportPolicies(target: Target, { scrubber, sampler, collector }: PolicyFile, path: string): Exported {
  if (target === "collector") {
    const { config, notes, gates, balancer } = toCollector({ scrubber, sampler }, collector);
    return { content: config, notes, gates, balancer };
  }
  if (scrubber === undefined) throw new UsageError(`${path} exports no scrubber, which ${target} needs`);
  const common = { gates: [], balancer: undefined };
  if (target === "relay") {
    const { config, notes } = toRelay(scrubber);
    return { content: config, notes, ...common };
  }
  const { body, notes } = toProjectSettings(scrubber);
  return { content: body, notes, ...common };
}
