import { describe, test } from "vitest";
import { type Ended, runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someOf, someSdks } from "../../support/some-of.ts";
import { secrets } from "../../support/state-secrets.mjs";

interface State {
  state: string;
  /** Part of the warning that must be logged. Without `line`, there must be none. */
  line?: string;
}

const REPLACED = "`integrations` was replaced after scrubber(), so the guard attached itself";
const BOTH_REPLACED =
  "`beforeSend` and `integrations` were both replaced after scrubber(), so the guard attached itself";

const STATES: readonly State[] = [
  { state: "`integrations` is replaced", line: REPLACED },
  { state: "`integrations` is replaced, in a later tick", line: REPLACED },
  { state: "`beforeSend` and `integrations` are both replaced", line: BOTH_REPLACED },
  { state: "the setter of `send` ignores assignments" },
  { state: "the setter of `send` ignores assignments, and cannot be redefined" },
  { state: "the transport is frozen" },
  { state: "the transport is shared with a client with a laxer policy" },
  { state: "the transport is frozen, and shared with a client with a laxer policy" },
  { state: "an integration before the guard reads `send` in `setup`" },
  { state: "an integration before the guard reads `send` in `beforeSetup`" },
  { state: "an integration before the guard sends in `beforeSetup`" },
  { state: "an integration before the guard, made in an earlier tick, reads `send` in `beforeSetup`" },
  {
    state: "a client that is not on a scope, with an integration before the guard",
    line: "beforeSetup of Own ran before",
  },
];
/** States of a client that also sends to Spotlight's sidecar. */
const SPOTLIGHT: readonly State[] = [
  { state: "Spotlight, and `integrations` is replaced", line: REPLACED },
  { state: "Spotlight, and both are replaced", line: BOTH_REPLACED },
  { state: "Spotlight, and the guard is added later" },
  { state: "Spotlight, and the client is set by another `setClient`", line: REPLACED },
  { state: "Spotlight, and the client is found by its first error", line: REPLACED },
];
const TYPES = ["session", "check_in", "event", "log"];
const ALL_LEAKED = Object.keys(secrets);

describe.concurrent("a client that sends everything in the tick of `init`", () => {
  const cases = SDKS.flatMap((sdk) => STATES.map((each) => ({ sdk, ...each })));
  test.for(someOf(cases, 13))(
    "sends no secret when $state, on $sdk, and logs only the expected warning",
    async ({ sdk, state, line }, { expect }) => {
      const { ingest, exitCode, lines } = await run(sdk, state);

      expect(exitCode).toBe(0);
      expect(leaksOf(ingest)).toEqual([]);
      expect(typesOf(ingest)).toEqual(expect.arrayContaining(TYPES));
      expect(lines).toEqual(line === undefined ? [] : [expect.stringContaining(line)]);
    },
  );

  const spotlight = SDKS.flatMap((sdk) => SPOTLIGHT.map((each) => ({ sdk, ...each })));
  test.for(someOf(spotlight, 7))(
    "with $state, on $sdk: sends no secret to Sentry or Spotlight",
    async ({ sdk, state, line }, { expect }) => {
      const { ingest, sidecar, exitCode, lines } = await run(sdk, state);

      expect(exitCode).toBe(0);
      for (const one of [ingest, sidecar]) {
        expect(leaksOf(one)).toEqual([]);
        expect(typesOf(one)).toEqual(expect.arrayContaining(TYPES));
      }
      expect(lines).toEqual(line === undefined ? [] : [expect.stringContaining(line)]);
    },
  );

  test.for(someSdks())(
    "sends no secret to Spotlight if there is no DSN and both options are replaced, on %s",
    async (sdk, { expect }) => {
      const { ingest, sidecar, lines } = await run(sdk, "Spotlight without a DSN, and both are replaced");

      expect(leaksOf(sidecar)).toEqual([]);
      expect(typesOf(sidecar)).toEqual(expect.arrayContaining(TYPES));
      expect(ingest.envelopes).toEqual([]);
      expect(lines).toEqual([expect.stringContaining(BOTH_REPLACED)]);
    },
  );

  test.for(someOf([...cases, ...spotlight], 25))(
    "sends every secret without our packages when $state, on $sdk",
    async ({ sdk, state }, { expect }) => {
      const { ingest, sidecar } = await run(sdk, state, false);

      expect(leaksOf(ingest)).toEqual(ALL_LEAKED);
      if (state.startsWith("Spotlight")) expect(leaksOf(sidecar)).toEqual(ALL_LEAKED);
    },
  );
});

test.for(someSdks().flatMap((sdk) => ["there is no DSN", "the SDK is disabled"].map((reason) => ({ sdk, reason }))))(
  "logs nothing on $sdk when $reason, since nothing is sent",
  async ({ sdk, reason }, { expect }) => {
    const { ingest, exitCode, lines } = await run(sdk, `${reason}, and both are replaced`);

    expect({ exitCode, lines, leaked: leaksOf(ingest) }).toEqual({ exitCode: 0, lines: [], leaked: [] });
  },
);

const PAIRS = SDKS.flatMap((sdk) => [
  { sdk, state: "two policies, two clients", line: REPLACED },
  { sdk, state: "two policies, two clients, the second of which replaced both", line: BOTH_REPLACED },
]);

test.for(someOf(PAIRS, 3))(
  "$state in one tick: each client on $sdk uses its own policy",
  async (wanted, { expect }) => {
    const { ingest, lines } = await run(wanted.sdk, wanted.state);

    // The first client's policy does not redact personal data.
    expect(leaksOf(ingest, "1")).toEqual(["email"]);
    expect(leaksOf(ingest, "2")).toEqual([]);
    for (const project of ["1", "2"]) expect(typesOf(ingest, project)).toEqual(expect.arrayContaining(TYPES));
    expect(lines).toEqual([expect.stringContaining(wanted.line)]);
  },
);

test.for(someSdks())(
  "a second client without our packages in the same tick on %s is not changed",
  async (sdk, { expect }) => {
    const { ingest, lines } = await run(sdk, "a client without our packages");

    expect(leaksOf(ingest, "1")).toEqual([]);
    expect(leaksOf(ingest, "2")).toEqual(ALL_LEAKED);
    expect(lines).toEqual([]);
  },
);

interface Ran extends Ended {
  ingest: Ingest;
  sidecar: Ingest;
  /** The logged lines, except the SDK's warning about a second `init`. */
  lines: string[];
}

async function run(sdk: Sdk, state: string, isGuarded = true): Promise<Ran> {
  const [ingest, sidecar] = await Promise.all([startIngest(), startIngest()]);
  const env = {
    DSN: ingest.dsn("1"),
    OTHER_DSN: ingest.dsn("2"),
    SIDECAR: `${sidecar.url}/api/1/envelope/`,
    STATE: state,
    ...(isGuarded ? { GUARD: "1" } : {}),
  };
  const app = await runApp({ sdk, script: "scrubber/client-states/app.mjs", env });
  await Promise.all([ingest.close(), sidecar.close()]);
  const lines = app.warnings.filter((line) => !line.includes("`Sentry.init()` was called more than once"));
  return { ...app, ingest, sidecar, lines };
}

function leaksOf(ingest: Ingest, project?: string): string[] {
  const wire = ingest.envelopes
    .filter(({ projectId }) => project === undefined || projectId === project)
    .map(({ text }) => text)
    .join("\n");
  return Object.entries(secrets).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some((form) => wire.includes(form)) ? [name] : [],
  );
}

function typesOf(ingest: Ingest, project?: string): string[] {
  return [...new Set(ingest.items(undefined, project).map(({ type }) => type))];
}
