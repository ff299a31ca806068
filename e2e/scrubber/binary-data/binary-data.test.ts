import { type CanaryFound, canaries, findCanaries } from "@sentry-policy/scrubber/testing";
import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";

const KINDS = ["email", "password", "github"];
/**
 * Only every n-th pair of a function and a container is tried. 11 divides neither the number of functions nor that of
 * containers, so every function and every container is still tried at least once.
 */
const ONE_IN = TEST_ALL ? 1 : 11;

interface Run {
  readonly sdk: Sdk;
  readonly variant: "guarded" | "bare";
  readonly depth: number | undefined;
}

interface Ran {
  readonly places: readonly string[];
  readonly finds: readonly CanaryFound[];
}

async function run({ sdk, variant, depth }: Run): Promise<Ran> {
  const ingest = await startIngest();
  try {
    const env = {
      SENTRY_DSN: ingest.dsn(),
      VARIANT: variant,
      KINDS: KINDS.join(","),
      ONE_IN: String(ONE_IN),
      ...(depth === undefined ? {} : { DEPTH: String(depth) }),
    };
    const { stdout, stderr } = await runApp({ sdk, script: "scrubber/binary-data/app.mjs", env });
    const line = stdout.split("\n").find((text) => text.startsWith("RESULT "));
    if (line === undefined) throw new Error(`The app did not run to its end:\n${stderr.slice(-2000)}`);
    const places: string[] = JSON.parse(line.slice("RESULT ".length));
    const planted = places.flatMap((place) => canaries(place)).filter(({ kind }) => KINDS.includes(kind));
    return {
      places,
      finds: await findCanaries(
        ingest.envelopes.map(({ raw }) => raw),
        planted,
      ),
    };
  } finally {
    await ingest.close();
  }
}

/**
 * Values of `normalizeDepth`. The SDK replaces a value below this depth with the name of its type, such as `[Object]`.
 */
const DEPTHS = { "the SDK's own depth": undefined, "a depth of 6": 6 };
const guarded = SDKS.flatMap((sdk) => Object.entries(DEPTHS).map(([name, depth]) => [sdk, name, depth] as const));
/**
 * Functions whose data does not always arrive, even without the scrubber. For example, v11 sends only the name of the
 * type of an error's cause.
 */
const MAY_BE_ABSENT = ["an error's cause"];

describe("bytes and character codes, in every kind of container, passed to every function that takes data", () => {
  test.for(someOf(guarded, 3))("are not sent on %s with %s", async ([sdk, , depth], { expect }) => {
    const { places, finds } = await run({ sdk, variant: "guarded", depth });

    expect(places.length).toBeGreaterThan(1000 / ONE_IN);
    expect(summary(finds)).toEqual([]);
  });

  test.skipIf(!TEST_ALL).for(SDKS)("are sent on %s without the scrubber", async (sdk, { expect }) => {
    const { places, finds } = await run({ sdk, variant: "bare", depth: 6 });
    const arrived = new Set(finds.filter(({ encoding }) => encoding === "bytes").map(({ place }) => place));
    const containersOf = (api: string) => [...arrived].filter((place) => place.startsWith(`${api} | `));
    const apisOf = (container: string) => [...arrived].filter((place) => place.endsWith(` | ${container}`));

    const apis = new Set(places.map((place) => place.split(" | ")[0] ?? ""));
    expect(apis.size).toBeGreaterThan(35);
    expect([...apis].filter((api) => containersOf(api).length < 10 && !MAY_BE_ABSENT.includes(api))).toEqual([]);
    const containers = new Set(places.map((place) => place.split(" | ")[1] ?? ""));
    // At least 30 kinds of containers keep their content when the SDK serializes them as JSON. The rest lose it.
    expect([...containers].filter((container) => apisOf(container).length > 20).length).toBeGreaterThanOrEqual(30);
  });
});

/** Returns one line per leaking container, with the functions through which its content was sent. */
function summary(finds: readonly CanaryFound[]): string[] {
  const byContainer = new Map<string, Set<string>>();
  for (const { place, encoding } of finds) {
    const [api = "", container = ""] = place.split(" | ");
    byContainer.set(container, (byContainer.get(container) ?? new Set()).add(`${api} (${encoding})`));
  }
  return [...byContainer]
    .map(([container, apis]) => `${container}, ${apis.size} times: ${[...apis].join(", ")}`)
    .sort();
}
