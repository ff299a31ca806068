import { canaries, findCanaries } from "@sentry-policy/scrubber/testing";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Envelope, startIngest } from "../../src/ingest/index.ts";

/** An SDK version, and the lifecycle of its traces. */
export interface Lifecycle {
  readonly sdk: Sdk;
  readonly lifecycle: "static" | "stream";
}

export const LIFECYCLES: readonly Lifecycle[] = [
  { sdk: "v10", lifecycle: "static" },
  { sdk: "v10", lifecycle: "stream" },
  { sdk: "v11", lifecycle: "stream" },
  { sdk: "v11", lifecycle: "static" },
];

export const KINDS: readonly string[] = canaries("any").map(({ kind }) => kind);

export interface CanaryRun extends Lifecycle {
  /** How our packages are combined with the app's options: a key of VARIANTS in `options.mjs`. */
  readonly variant: string;
  readonly kinds?: readonly string[];
  readonly scenes?: string;
  /** Whether to use the harmless text `a word` in place of each canary (made-up secret). */
  readonly harmless?: boolean;
  /** Turns off local variables. The SDK adds them only if it reads them in time, so they differ between runs. */
  readonly withoutVariables?: boolean;
}

/** The data that an app sent. */
export interface Sent {
  readonly exitCode: number | null;
  readonly stderr: string;
  /** Every place into which the app put a canary. */
  readonly places: readonly string[];
  /** How many items of each type arrived. Each log, metric or span in an item counts as one. */
  readonly items: ReadonlyMap<string, number>;
  readonly envelopes: readonly Envelope[];
  /** The envelopes that were put into an offline store. */
  readonly stored: readonly string[];
  /** Names of the app's objects that were changed after the app had passed them to the SDK. */
  readonly changed: readonly string[];
}

/** What an app sent, and the canaries in it. */
export interface Outcome extends Sent {
  /** The SDK version and the trace lifecycle, such as `v10 static`. */
  readonly label: string;
  /** The canaries that the app sent, each as `place | kind`. */
  readonly arrived: ReadonlySet<string>;
  /** The canaries that arrived, as text: one line for each combination of place, item type and encoding. */
  readonly leaks: readonly string[];
}

export const pair = (place: string, kind: string): string => `${place} | ${kind}`;

/** Runs `app.mjs`, and searches everything that it sent or stored offline for canaries. */
export async function runCanaries(run: CanaryRun): Promise<Outcome> {
  const { sdk, lifecycle, kinds = KINDS } = run;
  const { elsewhere, sent, ...outcome } = await runCanaryApp(run);
  const planted = outcome.places.flatMap((place) => canaries(place)).filter(({ kind }) => kinds.includes(kind));
  const finds = [
    ...(await findCanaries([...sent, ...outcome.stored], planted)),
    ...(await findCanaries(elsewhere, planted)).map((find) => ({ ...find, item: "a header to another host" })),
  ];
  return {
    ...outcome,
    label: `${sdk} ${lifecycle}`,
    arrived: new Set(finds.map(({ place, kind }) => pair(place, kind))),
    leaks: summary(finds),
  };
}

interface Everything extends Sent {
  /** The bytes of every envelope, including those for Spotlight's sidecar. */
  readonly sent: readonly Uint8Array[];
  /** The tracing headers that were sent to other hosts. */
  readonly elsewhere: readonly string[];
}

/** Runs `app.mjs`, and collects everything that it sends. */
export async function runCanaryApp(run: CanaryRun): Promise<Everything> {
  const { sdk, lifecycle, variant, kinds = KINDS, scenes, harmless, withoutVariables } = run;
  const [ingest, sidecar] = await Promise.all([startIngest(), startIngest()]);
  try {
    const env = {
      SENTRY_DSN: ingest.dsn(),
      TUNNEL: `${ingest.url}/tunnel`,
      SIDECAR: `${sidecar.url}/api/1/envelope/`,
      LIFECYCLE: lifecycle,
      VARIANT: variant,
      KINDS: kinds.join(","),
      ...(scenes === undefined ? {} : { SCENES: scenes }),
      ...(harmless === true ? { HARMLESS: "1" } : {}),
      ...(withoutVariables === true ? { WITHOUT_VARIABLES: "1" } : {}),
    };
    const { exitCode, stdout, stderr } = await runApp({ sdk, script: "canary/app/app.mjs", env, timeoutMs: 500_000 });
    const refused = [ingest, sidecar].flatMap((one) => one.refused);
    if (refused.length > 0)
      throw new Error(`The ingest refused ${refused.length} requests, the first because of: ${refused[0]?.detail}`);

    const items = new Map<string, number>();
    for (const { type, header } of ingest.items()) items.set(type, (items.get(type) ?? 0) + entriesOf(header));
    return {
      ...resultIn(stdout, `exit code ${exitCode}, ${stderr.slice(-2000)}`),
      exitCode,
      stderr,
      items,
      envelopes: [...ingest.envelopes],
      sent: [ingest, sidecar].flatMap(({ envelopes }) => envelopes.map(({ raw }) => raw)),
    };
  } finally {
    await Promise.all([ingest.close(), sidecar.close()]);
  }
}

function summary(finds: Awaited<ReturnType<typeof findCanaries>>): string[] {
  const kindsOf = new Map<string, Set<string>>();
  for (const { place, item, encoding, compressed, kind } of finds) {
    const where = `${place} in ${item}, ${compressed ? "compressed, " : ""}${encoding}`;
    kindsOf.set(where, (kindsOf.get(where) ?? new Set()).add(kind));
  }
  return [...kindsOf].map(([where, kinds]) => `${where}: ${[...kinds].join(" ")}`).sort();
}

/** Returns how many logs, metrics or spans an item contains. The SDK sends them in batches of different sizes. */
function entriesOf(header: Readonly<Record<string, unknown>>): number {
  return typeof header["item_count"] === "number" ? header["item_count"] : 1;
}

interface Result {
  places: string[];
  stored: string[];
  elsewhere: string[];
  changed: string[];
}

function resultIn(stdout: string, end: string): Result {
  const line = stdout.split("\n").find((text) => text.startsWith("RESULT "));
  if (line === undefined) throw new Error(`The app did not run to its end (${end}):\n${stdout.slice(-1000)}`);
  return JSON.parse(line.slice("RESULT ".length));
}
