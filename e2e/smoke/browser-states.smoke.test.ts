import { join } from "node:path";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { beforeAll, describe, expect, test } from "vitest";
import { secrets } from "../runtimes/browser-driver/state-secrets.mjs";
import { path, reason } from "./chromium.ts";
import { runtimes } from "./places.ts";
import { start } from "./program.ts";
import { readRecording } from "./recordings.ts";

interface State {
  state: string;
  /** Part of the one warning that the page must log. Without `line`, it must log nothing. */
  line?: string;
}

interface Visit extends State {
  ingest: Ingest;
  sidecar: Ingest;
  isGuarded: boolean;
  complaints: string[];
}

const REPLACED = "`integrations` was replaced after scrubber(), so the guard attached itself";
const STATES: readonly State[] = [
  { state: "the console is recorded" },
  { state: "the console is recorded, and the options are composed" },
  { state: "`integrations` is replaced", line: REPLACED },
  {
    state: "`beforeSend` and `integrations` are both replaced",
    line: "`beforeSend` and `integrations` were both replaced after scrubber(), so the guard attached itself",
  },
  { state: "Spotlight, and `integrations` is replaced", line: REPLACED },
  { state: "Spotlight, and the guard is added later" },
  { state: "the transport is frozen" },
  { state: "the setter of `send` ignores assignments" },
  { state: "the transport is shared with a client with a laxer policy" },
  { state: "an integration before the guard reads `send` in `beforeSetup`" },
];
const OFFLINE = "an offline transport has stored what an earlier page sent";
const AT_STARTUP = "an offline transport is flushed at startup";
const FILLING = "a page without us, and without a network";
const TYPES = ["session", "check_in", "event", "log"];
const ALL_LEAKED = Object.keys(secrets);

describe.skipIf(path === undefined).each(["browser-v10", "browser-v11"])(`a page of %s${reason}`, (app) => {
  let visits: Visit[];
  beforeAll(async () => {
    visits = await visitAll(app);
  }, 170_000);

  test.for(STATES)("sends no secret when $state, and logs only the expected warning", ({ state, line }) => {
    const { ingest, sidecar, complaints } = visitOf(visits, state, true);

    const all = state.startsWith("Spotlight") ? [ingest, sidecar] : [ingest];
    for (const one of all) {
      expect(leaksOf(one)).toEqual([]);
      expect([...new Set(one.items().map(({ type }) => type))]).toEqual(expect.arrayContaining(TYPES));
    }
    expect(complaints).toEqual(line === undefined ? [] : [expect.stringContaining(line)]);
  });

  test.for(STATES)("sends every secret without our packages when $state", ({ state }) => {
    const { ingest, sidecar, complaints } = visitOf(visits, state, false);

    expect(leaksOf(ingest)).toEqual(ALL_LEAKED);
    if (state.startsWith("Spotlight")) expect(leaksOf(sidecar)).toEqual(ALL_LEAKED);
    // The SDK sends a session by itself, with the user's email address.
    expect(sessionUsers(ingest)).toContain(secrets.email);
    expect(complaints).toEqual([]);
  });

  test("scrubs and sends the envelopes that an earlier page stored without our packages", () => {
    const { ingest, complaints } = visitOf(visits, OFFLINE, true);

    expect(leaksOf(ingest)).toEqual([]);
    expectStored(ingest);
    expect(complaints).toEqual([]);
  });

  test("without our packages, sends every secret in the envelopes that an earlier page stored", () => {
    const { ingest } = visitOf(visits, OFFLINE, false);

    expect(leaksOf(ingest)).toEqual(ALL_LEAKED);
    expectStored(ingest);
  });

  test("logs a warning that envelopes flushed at startup may be sent unscrubbed", () => {
    const { complaints } = visitOf(visits, AT_STARTUP, true);

    expect(complaints).toEqual([
      expect.stringContaining("`flushAtStartup` may send envelopes stored by an earlier run"),
    ]);
  });
});

function expectStored(ingest: Ingest): void {
  const types = ingest.items().map(({ type }) => type);
  for (const type of ["log", "check_in", "replay_recording"])
    expect(types.filter((each) => each === type)).toHaveLength(1);
  // The earlier page stored one event, and this page captured one.
  expect(types.filter((type) => type === "event")).toHaveLength(2);
}

function visitOf(visits: readonly Visit[], state: string, isGuarded: boolean): Visit {
  const visit = visits.find((each) => each.state === state && each.isGuarded === isGuarded);
  if (visit === undefined) throw new Error(`No page was visited in the state: ${state}`);
  return visit;
}

/** Visits the page in each state, once with our packages and once without. All visits share one Chromium. */
async function visitAll(app: string): Promise<Visit[]> {
  const states: State[] = [...STATES, { state: OFFLINE }, { state: AT_STARTUP }];
  const visits = await Promise.all(
    states.flatMap((each) =>
      [true, false].map(async (isGuarded) => {
        const [ingest, sidecar] = await Promise.all([startIngest(), startIngest()]);
        return { ...each, isGuarded, ingest, sidecar, complaints: [] };
      }),
    ),
  );
  try {
    const program = {
      command: process.execPath,
      args: ["../browser-driver/drive-states.mjs", "."],
      cwd: join(runtimes, app),
      env: { CHROMIUM_PATH: path ?? "", VISITS: JSON.stringify(visits.map(pagesOf)) },
    };
    const { exitCode, stdout, stderr } = await start(program, 165_000).ended;
    expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
    const printed: string[][] = JSON.parse(stdout);
    return visits.map((visit, index) => ({ ...visit, complaints: (printed[index] ?? []).filter(isNoSecondInit) }));
  } finally {
    await Promise.all(visits.flatMap(({ ingest, sidecar }) => [ingest.close(), sidecar.close()]));
  }
}

function pagesOf({ state, isGuarded, ingest, sidecar }: Visit): Record<string, string>[] {
  const hosts = { dsn: ingest.dsn(), sidecar: `${sidecar.url}/api/1/envelope/` };
  const page = { ...hosts, state, ...(isGuarded ? { guard: "" } : {}) };
  return state.startsWith("an offline transport") ? [{ ...hosts, state: FILLING }, page] : [page];
}

/** Returns false for the SDK's warning about a second `init`, which one state causes. */
function isNoSecondInit(line: string): boolean {
  return !line.includes("`Sentry.init()` was called more than once");
}

function sessionUsers(ingest: Ingest): unknown[] {
  return ingest.items("session").map(({ payload }) => Object(payload).did);
}

/** Returns the names of the secrets that arrived, in envelopes or inside recordings. */
function leaksOf(ingest: Ingest): string[] {
  const recordings = ingest.items("replay_recording").map((item) => JSON.stringify(readRecording(item).events));
  const wire = [...ingest.envelopes.map(({ text }) => text), ...recordings].join("\n");
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some((form) => wire.includes(form)) ? [name] : [],
  );
}
