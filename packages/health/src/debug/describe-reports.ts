import type { HealthReport } from "../output/report.ts";

/** Describes what was captured and delivered between two reports, and the status at the end. */
export function describeReports(earlier: HealthReport, later: HealthReport, since: Date): string[] {
  const { status, since: statusSince, lastAcceptedAt, lastFailure, rateLimitedUntil, inFlight } = later;
  const limits = Object.entries(rateLimitedUntil).map(([category, until]) => `${category} until ${until}`);
  const difference = (countsOf: (report: HealthReport) => Map<string, number>): string => {
    const before = countsOf(earlier);
    const rising = [...countsOf(later)].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
    return listOf(rising.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`));
  };
  return [
    `Delivery since ${since.toISOString()}`,
    `captured errors: ${difference(capturedOf)}`,
    `accepted: ${difference(({ accepted }) => new Map(Object.entries(accepted)))}`,
    `dropped: ${difference(droppedOf)}`,
    `in flight: ${inFlight}`,
    `status: ${status} since ${statusSince}; last accepted: ${lastAcceptedAt ?? "never"}`,
    `last failure: ${lastFailure === undefined ? "none" : describeFailure(lastFailure)}`,
    `rate limits: ${listOf(limits)}`,
  ];
}

function capturedOf({ captured }: HealthReport): Map<string, number> {
  return new Map(
    captured.map(({ level, handled, count }) => [`${level}${handled === false ? " unhandled" : ""}`, count]),
  );
}

function droppedOf({ dropped }: HealthReport): Map<string, number> {
  return new Map(dropped.map(({ category, reason, count }) => [`${category} ${reason}`, count]));
}

function describeFailure({ at, outcome, status, code }: NonNullable<HealthReport["lastFailure"]>): string {
  const detail = status ?? code;
  return `${outcome}${detail === undefined ? "" : ` (${detail})`} at ${at}`;
}

function listOf(entries: readonly string[]): string {
  return entries.join(", ") || "none";
}
