import type { DeliveryHealth } from "../delivery-health.ts";
import type { HealthReport } from "../output/report.ts";
import { describeReports } from "./describe-reports.ts";
import { createWindow, type Window } from "./window.ts";

const MINUTES = 10;

/** Notes what each part decides, and describes the last minutes. Each function can be passed on without its object. */
export interface DecisionLog {
  /** A callback for the scrubber's option `onScrub`. */
  onScrub(report: { readonly rules: Readonly<Record<string, number>>; readonly dropped?: string }): void;
  /** A callback for the sampler's option `onDecision`. */
  onDecision(report: { readonly reason: string; readonly kept?: boolean }): void;
  /** A callback for the option `onDrop` of `volume`. */
  onDrop(report: { readonly reason: string; readonly count?: number }): void;
  /** Describes what was decided and delivered in the last ten minutes. */
  describe(): string;
  /** Prints the description. */
  print(): void;
}

/**
 * Creates a log for support tickets. It counts what each part decided, and why: redactions by rule, traces and drops by
 * reason. It holds names of rules and reasons, and counts and times, but no value, path, message or name of a span.
 *
 * @param health Adds what was delivered and dropped, the status and the last failure.
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
  /** Reports at the beginning of the last minutes, the oldest first. */
  const reports: Snapshot[] = [{ at: Date.now(), report: health.report() }];

  function note(window: Window, name: string, quantity?: number): void {
    takeSnapshot(reports, health);
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
      // The first decision about a trace that is held is made again, when the trace ends.
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

/** Adds a report if the last one is older than a minute, and removes those that are older than the window. */
function takeSnapshot(reports: Snapshot[], health: DeliveryHealth): void {
  const now = Date.now();
  if (now - (reports.at(-1)?.at ?? 0) < 60_000) return;
  reports.push({ at: now, report: health.report() });
  // At least one older report is kept, so that the counts of the whole window are known.
  while ((reports[1]?.at ?? now) <= now - MINUTES * 60_000) reports.shift();
}

function line(title: string, window: Window): string {
  const counts = [...window.totals()].sort(([, a], [, b]) => b - a).map(([name, quantity]) => `${name} ${quantity}`);
  return `${title}: ${counts.join(", ") || "none"}`;
}
