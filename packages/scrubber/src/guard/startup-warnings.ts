import { sendsData } from "@sentry-policy/internal/sends-data";
import type { GuardClient } from "../items/client.ts";
import { warn } from "../shared/warn.ts";

const LEAVE_OUT = "Remove it if they may contain secrets.";
const IN_COLLECTOR = "Scrub them in an OpenTelemetry Collector (@sentry-policy/export).";
/**
 * Integrations of Sentry's SDKs v10 and v11 that send data without the client. Each entry says what is sent, and how to
 * prevent it. `openTelemetryIntegration`, which replaces `otlpIntegration` in v11, sends nothing itself. But an app
 * that uses it also has an OpenTelemetry SDK, which exports spans.
 */
const BYPASSING_INTEGRATIONS: Readonly<Record<string, readonly [what: string, fix: string]>> = Object.freeze({
  Anr: ["anrIntegration sends the stack and the scope from its own worker", LEAVE_OUT],
  ThreadBlocked: ["eventLoopBlockIntegration sends the stack and the scope from a native thread", LEAVE_OUT],
  OtlpIntegration: ["otlpIntegration exports spans through its own exporter", IN_COLLECTOR],
  OpenTelemetry: [
    "Beside openTelemetryIntegration, OpenTelemetry's SDK exports spans through its own exporter",
    IN_COLLECTOR,
  ],
});
/**
 * Matches the names of SDKs with a native SDK. Example: it matches `sentry.javascript.electron`, but not
 * `sentry.javascript.react`.
 */
const NATIVE_SDK = /^sentry\.javascript\.(?:react-native|electron|capacitor|cordova|nativescript)/;

type ClientOptions = Readonly<Record<string, unknown>>;

/**
 * Logs a warning for each integration or option that sends data past the guard, and for each hook that has no effect.
 */
export function logStartupWarnings(client: GuardClient): void {
  try {
    if (!sendsData(client)) return;
    const options: ClientOptions = { ...client.getOptions() };
    const { name = "", version = "" } = client.getSdkMetadata()?.sdk ?? {};
    for (const line of [
      ...bypassWarnings(client, options, name),
      ...hookWarnings(options, Number.parseInt(version, 10)),
    ])
      warn(line);
  } catch {
    // An error in these checks must not reach the app.
  }
}

function bypassWarnings(client: GuardClient, { debug }: ClientOptions, sdk: string): readonly string[] {
  const lines = Object.entries(BYPASSING_INTEGRATIONS)
    .filter(([name]) => client.getIntegrationByName(name) !== undefined)
    .map(([, [what, fix]]) => `${what}, so the guard cannot scrub them. ${fix}`);
  if (client.getIntegrationByName("ServeTunnel") !== undefined)
    lines.push(
      "serveTunnelIntegration forwards what browsers send without scrubbing it. Use @sentry-policy/scrubber/tunnel instead.",
    );
  if (NATIVE_SDK.test(sdk))
    lines.push("The platform's native SDK sends crashes directly, so the guard cannot scrub them. See the README.");
  if (debug === true) lines.push("debug: true prints captured data before it is scrubbed. Remove it in production.");
  return lines;
}

/** Returns warnings about hooks of the app that have no effect in this SDK version or with this `traceLifecycle`. */
function hookWarnings(
  { beforeSendTransaction, beforeSendSpan, traceLifecycle }: ClientOptions,
  major: number,
): readonly string[] {
  const streams = major >= 11 ? traceLifecycle !== "static" : traceLifecycle === "stream";
  const lines: string[] = [];
  if (streams && beforeSendTransaction !== undefined) {
    lines.push(
      'beforeSendTransaction does not run while spans are streamed. Use beforeSendSpan, or set traceLifecycle: "static".',
    );
  }
  if (typeof beforeSendSpan === "function" && !isForLifecycle(beforeSendSpan, streams, major)) {
    const wrapper = streams
      ? "a callback for streamed spans"
      : major >= 11
        ? "withStaticSpan()"
        : "a callback without withStreamedSpan()";
    lines.push(
      `beforeSendSpan is written for the other traceLifecycle, so it does not run or has no effect. Use ${wrapper}.`,
    );
  }
  return lines;
}

/**
 * Checks whether a `beforeSendSpan` matches the client's `traceLifecycle`. SDK v10 marks callbacks for streamed spans
 * with `_streamed`, and SDK v11 marks callbacks for static spans with `_static`.
 */
function isForLifecycle(callback: object, streams: boolean, major: number): boolean {
  if (major < 11) return "_streamed" in callback === streams;
  if ("_static" in callback === streams) return false;
  // In v11, a callback for the static spans of v10 has no mark, so its source code is searched. Such a callback uses a
  // field that streamed spans do not have, such as `.op`, and neither `name` nor `attributes`.
  const source = String(callback);
  return !streams || /\battributes\b|\bname\b/.test(source) || !/\.(?:description|data|op)\b/.test(source);
}
