import { type Canary, canaries } from "@sentry-policy/scrubber/testing";
import { describe, test } from "vitest";
import { runApp, SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf, someSdks, TEST_ALL } from "../../support/some-of.ts";

const FILLER = "щит жук дом ";
/** Matches the replacement of a secret. `[Filtered]` and `[email]` -> true; `[7]` -> false */
const REPLACEMENTS = /\[(?:Filtered|[a-z-]{2,20})\]/g;

interface Crumb {
  readonly category: string;
  readonly message: string;
}

interface Event {
  readonly breadcrumbs?: readonly Crumb[];
  readonly exception?: {
    readonly values: readonly {
      readonly value: string;
      readonly stacktrace?: { readonly frames: readonly { readonly pre_context?: readonly string[] }[] };
    }[];
  };
}

async function eventsOf(sdk: Sdk, script: string, env: Record<string, string>): Promise<readonly Event[]> {
  const ingest = await startIngest();
  const app = await runApp({ sdk, script, env: { SENTRY_DSN: ingest.dsn(), ...env } });
  await ingest.close();
  if (app.exitCode !== 0) throw new Error(app.stderr);
  return ingest.items("event").map(({ payload }) => Object(payload));
}

/** Returns the received strings, by the way in which the app sent them. */
function textsBy(events: readonly Event[]): Readonly<Record<string, readonly string[]>> {
  const crumbs = events.flatMap(({ breadcrumbs = [] }) => breadcrumbs);
  const by = (wanted: string) => crumbs.filter(({ category }) => category === wanted).map(({ message }) => message);
  const exceptions = events.flatMap(({ exception }) => exception?.values ?? []);
  const frames = exceptions.flatMap(({ stacktrace }) => stacktrace?.frames ?? []);
  return {
    addBreadcrumb: by("addBreadcrumb"),
    "scope.addBreadcrumb": by("scope.addBreadcrumb"),
    console: by("console"),
    exception: exceptions.map(({ value }) => value).filter((value) => value !== "source"),
    source: frames.flatMap(({ pre_context = [] }) => pre_context).filter((line) => line.includes('ю("')),
  };
}

/** Checks whether a string contains more than a third of a secret without a gap. */
function isLeftIn(text: string, { secret }: Canary): boolean {
  const length = Math.floor(secret.length / 3) + 1;
  const parts = Array.from({ length: secret.length - length + 1 }, (_, start) => secret.slice(start, start + length));
  return parts.some((part) => text.includes(part));
}

function kindsLeft(way: string, texts: readonly string[]): readonly string[] {
  const all = texts.map((text) => text.replaceAll(FILLER, "").replaceAll(REPLACEMENTS, "\0")).join("\n");
  return canaries(way)
    .filter((canary) => isLeftIn(all, canary))
    .map(({ kind }) => kind);
}

const KINDS = canaries("any").length;

describe.concurrent("a string that the SDK truncates inside a secret", () => {
  const cases = SDKS.flatMap((sdk) => ["yes", "hook"].map((guard) => ({ sdk, guard })));
  test.for(someOf(cases, 3))(
    "contains at most a third of the secret, on $sdk with GUARD=$guard",
    async ({ sdk, guard }, { expect }) => {
      const texts = textsBy(await eventsOf(sdk, "scrubber/truncation/app.mjs", { GUARD: guard }));
      for (const [way, all] of Object.entries(texts)) {
        expect(all.length, way).toBeGreaterThan(KINDS);
        expect(all.join("\n"), way).toMatch(/\]\.\.\.|\] \{snip\}/);
        expect(kindsLeft(way, all), way).toEqual([]);
      }
    },
  );

  test.skipIf(!TEST_ALL).for(SDKS)(
    "contains more than a third of the secret without the scrubber, on %s",
    async (sdk, { expect }) => {
      const texts = textsBy(await eventsOf(sdk, "scrubber/truncation/app.mjs", { GUARD: "no" }));
      for (const [way, all] of Object.entries(texts)) expect(kindsLeft(way, all).length, way).toBe(KINDS);
    },
  );
});

describe.concurrent("a breadcrumb's message that the SDK truncates", () => {
  test.for(someSdks())("is scrubbed as JSON before it is truncated, on %s", async (sdk, { expect }) => {
    const [event] = await eventsOf(sdk, "scrubber/truncation/breadcrumbs.mjs", { HOOK: "no" });
    const crumbs = event?.breadcrumbs ?? [];
    const [json, long] = ["json", "long"].map((wanted) => crumbs.find(({ category }) => category === wanted)?.message);
    expect(json).toMatch(/^\{"headers":\[\{"name":"X-Api-Key","value":"\[Filtered\]"\}\],"padding":"щит .*\.\.\.$/);
    expect(long).toBe(`${"щит ".repeat(512)}...`);
    for (const secret of Object.values(secrets)) expect(JSON.stringify(event)).not.toContain(secret);
  });

  test.for(someSdks())("is scrubbed without changing the app's own object, on %s", async (sdk, { expect }) => {
    const ingest = await startIngest();
    const env = { SENTRY_DSN: ingest.dsn(), HOOK: "yes" };
    const app = await runApp({ sdk, script: "scrubber/truncation/breadcrumbs.mjs", env });
    await ingest.close();
    expect(JSON.parse(app.stdout)).toBe(true);
    const [event] = ingest.items("event").map(({ payload }) => Object(payload));
    expect(event.breadcrumbs[0].message).toMatch(/a \[email\]\.\.\.$/);
  });
});
