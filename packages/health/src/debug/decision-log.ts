import type { DeliveryHealth } from "../delivery-health.ts";
import type { HealthReport } from "../output/report.ts";
import { describeReports } from "./describe-reports.ts";
import { createWindow, type Window } from "./window.ts";

const MINUTES = 10;

/**
 * Records what the scrubber, the sampler and `volume()` decide, and describes the decisions of the last ten minutes.
 * Its functions do not use `this`, so they can be passed as callbacks.
 */
export interface DecisionLog {
  /** A callback for the scrubber's `onScrub` option. */
  onScrub(report: { readonly rules: Readonly<Record<string, number>>; readonly dropped?: string }): void;
  /** A callback for the sampler's `onDecision` option. */
  onDecision(report: { readonly reason: string; readonly kept?: boolean }): void;
  /** A callback for the `onDrop` option of `volume()`. */
  onDrop(report: { readonly reason: string; readonly count?: number }): void;
  /** Describes the decisions of the last ten minutes, and the deliveries to Sentry in that time. */
  describe(): string;
  /** Prints the result of `describe` to the console. */
  print(): void;
}

/**
 * Creates a log for support tickets. It counts redactions by rule, traces by reason, and dropped items by reason. It
 * contains only counts, times, and the names of rules and reasons. It contains no values, paths, messages or span
 * names.
 *
 * @param health The source of the delivery status, the delivery counts and the most recent failure.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/node";
 * import { deliveryHealth } from "@sentry-policy/health";
 * import { decisionLog } from "@sentry-policy/health/debug";
 * import { sampler } from "@sentry-policy/sampler";
 * import { scrubber } from "@sentry-policy/scrubber";
 *
 * const decisions = decisionLog(deliveryHealth());
 * Sentry.init({
 *   dsn: process.env.SENTRY_DSN,
 *   ...scrubber({ onScrub: decisions.onScrub }),
 *   ...sampler({ onDecision: decisions.onDecision }),
 * });
 *
 * process.on("SIGUSR2", decisions.print);
 * ```
 */
export function decisionLog(health: DeliveryHealth): DecisionLog {
  const redactions = createWindow(MINUTES);
  const traces = createWindow(MINUTES);
  const drops = createWindow(MINUTES);
  /**
   * The reports of the last ten minutes, at least one minute apart, and the report before them. The oldest one comes
   * first.
   */
  const reports: Snapshot[] = [{ at: Date.now(), report: health.report() }];

  function note(window: Window, name: string, quantity?: number): void {
    takeSnapshot(reports, health);
    // A name that does not match might be private, so it is counted as `other`. `@email` and `base_rate kept` -> true;
    // `ann@example.com` -> false
    window.count(/^@?[\w.:-]{1,60}(?: kept| dropped)?$/.test(name) ? name : "other", quantity);
  }

  function describe(): string {
    takeSnapshot(reports, health);
    const [oldest] = reports;
    const now = new Date().toISOString();
    return [
      `Decisions of the last ${MINUTES} minutes, until ${now}`,
      line("redactions by rule", redactions),
      line("traces by reason", traces),
      line("drops by callback, by reason", drops),
      ...(oldest === undefined ? [] : describeReports(oldest.report, health.report(), new Date(oldest.at))),
    ].join("\n");
  }

  return {
    onScrub({ rules, dropped }) {
      for (const [rule, quantity] of Object.entries(rules)) note(redactions, rule, quantity);
      if (dropped !== undefined) note(drops, dropped);
    },
    onDecision({ reason, kept }) {
      // A decision without `kept` is not final: the sampler buffers the trace, and decides again when the trace ends.
      note(traces, kept === undefined ? reason : `${reason} ${kept ? "kept" : "dropped"}`);
    },
    onDrop: ({ reason, count }) => note(drops, reason, count),
    describe,
    print: () => console.log(describe()),
  };
}

interface Snapshot {
  readonly at: number;
  readonly report: HealthReport;
}

/** Adds a report if the newest one is at least a minute old, and removes those that are no longer needed. */
function takeSnapshot(reports: Snapshot[], health: DeliveryHealth): void {
  const now = Date.now();
  if (now - (reports.at(-1)?.at ?? 0) < 60_000) return;
  reports.push({ at: now, report: health.report() });
  // One report that is at least ten minutes old must remain, because `describe` subtracts its counts from those of the
  // newest report.
  while ((reports[1]?.at ?? now) <= now - MINUTES * 60_000) reports.shift();
}

function line(title: string, window: Window): string {
  const counts = [...window.totals()].sort(([, a], [, b]) => b - a).map(([name, quantity]) => `${name} ${quantity}`);
  return `${title}: ${counts.join(", ") || "none"}`;
}
