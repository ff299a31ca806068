import { join } from "node:path";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { expect, test } from "vitest";
import { lossesOf } from "../support/arrived-errors.ts";
import { startTunnel, type TunnelRequest } from "../support/start-tunnel.ts";
import type { Program } from "./ensure-program.ts";
import { ensureGoApp, ensurePython } from "./other-sdks.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";

interface Sent {
  readonly ingest: Ingest;
  readonly requests: readonly TunnelRequest[];
  /** Names of the places whose secret arrived at the ingest. */
  readonly arrived: readonly string[];
  readonly planted: readonly string[];
  /** How many items the SDK passed to its transport, by type. */
  readonly given: Readonly<Record<string, number>>;
}

const python = ensurePython();
const go = ensureGoApp();

/** Runs an app that sends to an ingest, through a tunnel or directly. */
async function send(
  program: Program,
  args: readonly string[],
  env: Record<string, string>,
  isDirect = false,
): Promise<Sent> {
  const ingest = await startIngest();
  const tunnel = await startTunnel({ dsns: [ingest.dsn("42")] });
  try {
    const dsn = isDirect ? ingest.dsn("42") : tunnel.dsnOf(ingest.dsn("42"));
    const command = "path" in program ? program.path : "";
    const running = start({ command, args, cwd: runtimes, env: { ...env, SENTRY_DSN: dsn } }, 100_000);
    const { exitCode, stdout, stderr } = await running.ended;
    expect(exitCode, stderr).toBe(0);
    const { planted, given }: { planted: Record<string, string>; given: Record<string, number> } = JSON.parse(stdout);
    const wire = ingest.envelopes.map(({ text }) => text).join("\n");
    const arrived = Object.keys(planted).filter((place) => wire.includes(planted[place] ?? ""));
    return { ingest, requests: tunnel.requests, arrived, planted: Object.keys(planted), given };
  } finally {
    await tunnel.close();
    await ingest.close();
  }
}

/** Counts the items that arrived, except client reports. */
function countItems(ingest: Ingest): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type, header } of ingest.items().filter((item) => item.type !== "client_report"))
    counts[type] = (counts[type] ?? 0) + Number(header["item_count"] ?? 1);
  return counts;
}

function expectClean({ ingest, requests, arrived }: Sent): void {
  expect(arrived).toEqual([]);
  expect(new Set(requests.map(({ status }) => status))).toEqual(new Set([200]));
  expect(ingest.refused).toEqual([]);
  expect(ingest.envelopes.map(({ text }) => text).join("\n")).not.toMatch(/ada\.planted|203\.0\.113/);
}

const reasonOf = (program: Program) => ("missing" in program ? ` (skipped: ${program.missing})` : "");
const PYTHON_APP = [join(runtimes, "python-sdk/app.py")];

test.skipIf("missing" in python).each(["gzip", "br"])(
  `everything that sentry-sdk for Python sends through a tunnel arrives without a secret, compressed by %s${reasonOf(python)}`,
  async (ALGORITHM) => {
    const sent = await send(python, PYTHON_APP, { ALGORITHM });

    expectClean(sent);
    expect(new Set(sent.requests.map(({ headers }) => headers["content-encoding"]))).toEqual(new Set([ALGORITHM]));
    const { attachment = 0, client_report: _, ...others } = sent.given;
    // The tunnel cannot search the binary attachment, so it drops this attachment and nothing else.
    expect(countItems(sent.ingest)).toEqual({ ...others, attachment: attachment - 1 });
    expect(lossesOf(sent.ingest.envelopes)).toMatchObject({ "internal_sdk_error:attachment": 1 });
    const types = ["event", "transaction", "check_in", "sessions", "log", "trace_metric"];
    expect(Object.keys(sent.given)).toEqual(expect.arrayContaining(types));
  },
);

test.skipIf("missing" in python)(
  `every secret of the Python app arrives without the tunnel${reasonOf(python)}`,
  async () => {
    const { arrived, planted } = await send(python, PYTHON_APP, { ALGORITHM: "gzip" }, true);
    expect(arrived).toEqual(planted);
    expect(planted.length).toBeGreaterThan(25);
  },
);

test.skipIf("missing" in go)(
  `everything that sentry-go sends through a tunnel arrives without a secret${reasonOf(go)}`,
  async () => {
    const sent = await send(go, [], {});
    const direct = await send(go, [], {}, true);

    expectClean(sent);
    expect(countItems(sent.ingest)).toEqual(countItems(direct.ingest));
    const types = ["event", "transaction", "check_in", "log", "trace_metric", "attachment"];
    expect(Object.keys(countItems(sent.ingest))).toEqual(expect.arrayContaining(types));
    expect(direct.arrived).toEqual(direct.planted);
    expect(direct.planted.length).toBeGreaterThan(12);
  },
);
