import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Family, sampleOf } from "../../../packages/scrubber/corpus/adversarial/index.ts";
import { excessOf, leastByKey, type Measure } from "../../../packages/scrubber/corpus/growth.ts";
import { type ForkedApp, forkApp } from "../../src/drivers/fork-app.ts";
import { SDKS, type Sdk } from "../../src/drivers/run-app.ts";
import { TEST_ALL } from "../../support/some-of.ts";

const LENGTHS = [10_000, 100_000, 1_000_000];
const ONE_IN = 12;

/** The APIs for each kind of input. The names are keys of `APIS` in `app.mjs`. */
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
    entryPoints: [fileURLToPath(new URL("../../../packages/scrubber/corpus/adversarial/index.ts", import.meta.url))],
    outfile: families,
    bundle: true,
    platform: "node",
    format: "esm",
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!TEST_ALL).each(SDKS)("the cost of an input to an app with the scrubber, on %s", (sdk) => {
  let app: ForkedApp;
  beforeAll(async () => {
    app = await forkApp(sdk, "scrubber/growth/app.mjs", { FAMILIES: families });
  });
  afterAll(() => app.stop());

  test.for(casesOf(sdk))(
    "grows no faster than the input, and stays close to the cost of plain text: %s, as %s",
    async ([family, api]) => {
      const excess = await excessOf(LENGTHS, measureOf(app, family, api));
      expect(excess, excess).toBeUndefined();
    },
  );
});

/** Pairs each family of inputs with one API that accepts it. The APIs take turns, so that all of them are tested. */
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

/**
 * Returns a function that sends inputs of a given length to the app, and returns the app's CPU time in nanoseconds per
 * character, for plain text (`plain`) and for inputs of the family (`own`).
 */
function measureOf(app: ForkedApp, family: string, api: string): Measure {
  const least = leastByKey();
  const take = async (key: string, question: { family?: string; length: number }): Promise<number> => {
    const { nanoseconds, characters } = await app.ask<Taken>({ ...question, api });
    return least(`${key} ${question.length}`, nanoseconds / characters);
  };
  return async (length) => ({
    plain: await take("plain", { length }),
    own: await take("own", { family, length }),
  });
}
