import { getClient, getCurrentScope } from "@sentry/core";
import { isFunction } from "@sentry-policy/internal/guards";
import type { Rate } from "@sentry-policy/internal/rate";
import type { TakeToken } from "../decide/token-bucket.ts";
import type { VolumeReason } from "../policy/report.ts";
import type { VolumeLogLevel, VolumeLogs } from "../policy/types.ts";
import { safely } from "../shared/warn.ts";
import type { VolumeClient, VolumeLog } from "./client.ts";
import { traceSampleRand } from "./sample-rand.ts";

/** Levels to which `perMinute` does not apply. */
const UNLIMITED: readonly string[] = ["error", "fatal"];

type BeforeSendLog = (log: VolumeLog) => unknown;

/**
 * Applies the limits in the client's `beforeSendLog`. The app's own hook runs afterwards, and only for logs that are
 * not dropped. The SDK's client report counts each log for which `beforeSendLog` returns null.
 */
export function limitLogs(
  client: VolumeClient,
  logs: VolumeLogs,
  takeLog: TakeToken,
  drop: (reason: VolumeReason) => void,
): void {
  const options = client.getOptions();
  const { beforeSendLog } = options;
  const next: BeforeSendLog | undefined = isFunction(beforeSendLog) ? beforeSendLog : undefined;
  const limited: BeforeSendLog = (log) => {
    const reason = safely(() => dropReason(client, log, logs, takeLog));
    if (reason === undefined) return next === undefined ? log : next(log);
    drop(reason);
    return null;
  };
  options.beforeSendLog = limited;
}

function dropReason(
  client: unknown,
  { level }: VolumeLog,
  logs: VolumeLogs,
  takeLog: TakeToken,
): VolumeReason | undefined {
  const { rates = {}, followTrace = true } = logs;
  const rate: Rate = isRated(level, rates) ? (rates[level] ?? 1) : 1;
  if (rate < 1) {
    // If the SDK uses another copy of @sentry/core, the current scope of our copy is not the scope of the log.
    const isOwnScope = getClient() === client;
    const rand = followTrace && isOwnScope ? traceSampleRand(getCurrentScope()) : Math.random();
    if (rand >= rate) return "rate";
  }
  return UNLIMITED.includes(level) || takeLog() ? undefined : "per_minute";
}

function isRated(level: string, rates: NonNullable<VolumeLogs["rates"]>): level is VolumeLogLevel {
  return Object.hasOwn(rates, level);
}
