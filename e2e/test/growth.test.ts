import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Family, sampleOf } from "../../packages/scrubber/corpus/adversarial/index.ts";
import { excessOf, leastByKey, type Measure } from "../../packages/scrubber/corpus/growth.ts";
import { type ForkedApp, forkApp } from "../src/drivers/fork-app.ts";
import { SDKS, type Sdk } from "../src/drivers/run-app.ts";
import { TEST_ALL } from "./some-of.ts";

const LENGTHS = [10_000, 100_000, 1_000_000];
const ONE_IN = 12;
/** The guard's part of the cost of plain text is taken to be at least this much: a smaller part is lost in noise. */
const LEAST_PART = 0.05;

/** How an input of a kind is given to the SDK; the names are those of `scenarios/growth-app.mjs`. */
const APIS = {
  text: ["log", "message", "exception", "breadcrumbs", "request data", "extra"],
  value: ["request data", "extra", "context", "log attribute"],
  event: ["event"],
  payload: ["payload"],
};

const folder = mkdtempSync(join(tmpdir(), "growth-"));
const families = join(folder, "families.mjs");

interface Taken {
  readonly nanoseconds: number;
  readonly characters: number;
}

beforeAll(async () => {
  await build({
    entryPoints: [fileURLToPath(new URL("../../packages/scrubber/corpus/adversarial/index.ts", import.meta.url))],
    outfile: families,
    bundle: true,
    platform: "node",
    format: "esm",
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!TEST_ALL).each(SDKS)("the cost that the guard adds on %s", (sdk) => {
  const apps: ForkedApp[] = [];
  beforeAll(async () => {
    for (const guard of ["", "1"])
      apps.push(await forkApp(sdk, "growth-app.mjs", { FAMILIES: families, GUARD: guard }));
  }, 60_000);
  afterAll(() => Promise.all(apps.map((app) => app.stop())));

  test.for(casesOf(sdk))(
    "grows no faster than the input, and stays within that of plain text: %s, as %s",
    { timeout: 300_000 },
    async ([family, api]) => {
      const excess = await excessOf(LENGTHS, measureOf(apps, family, api));
      expect(excess, excess).toBeUndefined();
    },
  );
});

/** A family after the other, each by another of the APIs that take it. */
function casesOf(sdk: Sdk): (readonly [family: string, api: string])[] {
  const first = SDKS.indexOf(sdk);
  return sampleOf(ONE_IN).map((family, index) => {
    const apis = APIS[kindOf(family)];
    return [family.name, apis[(first + index) % apis.length] ?? ""];
  });
}

function kindOf({ gives = "value", make }: Family): keyof typeof APIS {
  return gives === "value" && typeof make(100, 1) === "string" ? "text" : gives;
}

/** Both apps are asked the same, in turn. The difference is what the guard costs. */
function measureOf(apps: readonly ForkedApp[], family: string, api: string): Measure {
  const [bare, guarded] = apps;
  if (bare === undefined || guarded === undefined) throw new Error("The apps are not there.");
  const least = leastByKey();
  const take = async (app: ForkedApp, question: { family?: string; length: number }): Promise<number> => {
    const { nanoseconds, characters } = await app.ask<Taken>({ ...question, api });
    const key = `${app === bare ? "bare" : "guarded"} ${question.family} ${question.length}`;
    return least(key, nanoseconds / characters);
  };
  return async (length) => {
    const plain = await take(guarded, { length });
    const added = plain - (await take(bare, { length }));
    const own = (await take(guarded, { family, length })) - (await take(bare, { family, length }));
    return { own, plain: Math.max(added, LEAST_PART * plain) };
  };
}
