import { readFileSync } from "node:fs";
import { afterAll, describe, expect, inject, test } from "vitest";
import { SDKS } from "../src/drivers/apps.ts";
import { bundleCostOf, formatCost } from "./bundle-cost.ts";
import { runCell } from "./cell.ts";
import { deploy, ENVIRONMENT, RELEASE } from "./deployment.ts";
import { REQUESTS } from "./drive-server.ts";
import { type Result, tableOf } from "./matrix.ts";
import { INDEX, markedIn, readPage, recipeFolders, replaceMarked, textToCompare } from "./pages.ts";
import { type Programs, RECIPES } from "./recipes.ts";

const pathOf = (name: keyof Programs): string | undefined => {
  const found = inject(name);
  return "path" in found ? found.path : undefined;
};
const programs: Programs = { chromium: pathOf("chromium"), redis: pathOf("redis") };

/** The names of the recipes to run. Without RECIPES, all of them run. */
const only = process.env["RECIPES"]?.split(",");
const cells = RECIPES.filter(({ name }) => only?.includes(name) ?? true).flatMap((recipe) =>
  SDKS.map((sdk) => ({ recipe, name: recipe.name, sdk, install: recipe.installs[sdk] })),
);
const results: Result[] = [];

describe.concurrent("the recipe", () => {
  test.for(cells)("$name, on $sdk, sends what it should", async ({ recipe, sdk, install }, { expect, skip }) => {
    if (typeof install !== "string") return skip(install.untested);
    if (recipe.needs !== undefined && programs[recipe.needs] === undefined) return skip(`no ${recipe.needs}`);
    const { protected: own, unprotected } = await runCell(recipe, install, programs);

    const clean = { warnings: [], settings: [`${ENVIRONMENT} ${RELEASE}`], hasLog: true };
    const { failedTraces, healthChecks } = recipe.without ?? {};
    const decidesAtEnd = failedTraces === undefined;
    expect(own).toMatchObject({ ...clean, canaries: [], ...(decidesAtEnd && { isFailureKept: true, ordinary: 0 }) });
    expect(unprotected).toMatchObject({ ...clean, ...(healthChecks === undefined && { healthChecks: 0 }) });
    // Without the scrubber, at least the three secrets that the app writes into its error and its log must arrive.
    expect(unprotected.canaries.length).toBeGreaterThanOrEqual(3);
    if (decidesAtEnd) expect(unprotected.ordinary).toBeGreaterThanOrEqual(REQUESTS);
    recipe.check?.(own.ingest, expect);
    results.push({ recipe: recipe.name, sdk, unprotected: unprotected.canaries });
  });
});

describe("the page of the recipe", () => {
  test("exists for each recipe that is run, and for no other", () => {
    expect(recipeFolders().sort()).toEqual(RECIPES.map(({ name }) => name).sort());
  });

  test.for(RECIPES.map(({ name, start }) => [name, start] as const))(
    "%s shows the files as they are, and the commands that install and start them",
    ([name, start]) => {
      const page = readPage(name);
      expect(textToCompare(page.path, page.current)).toBe(page.current);
      expect(page.shown.length).toBeGreaterThan(0);
      expect(page.text).toContain(start);
      expect(page.imported.filter((one) => !page.installed.includes(one))).toEqual([]);
    },
  );
});

describe("the bundle of the recipe", () => {
  const pages = RECIPES.flatMap(({ name, installs: { v11 } }) =>
    name.endsWith("-vite") && typeof v11 === "string" ? [{ name, install: v11 }] : [],
  );

  test.for(pages)("$name costs what its page says", { concurrent: true }, async ({ name, install }) => {
    const deployment = await deploy({ recipe: name, install, rate: "1", copy: "bundle-cost" });
    await deployment.ingest.close();
    const cost = await bundleCostOf(deployment);

    const { path, text } = readPage(name);
    const [stated = Number.NaN] = /\d+/.exec(markedIn(text, "cost") ?? "") ?? [];
    // If the cost differs only a little, the page is not changed. Otherwise, almost every change of a package would
    // also change the page.
    const isClose = Math.abs(Number(stated) * 1000 - (cost.with - cost.without)) < 0.05 * cost.with;
    const current = isClose ? text : replaceMarked(text, "cost", formatCost(cost));
    expect(textToCompare(path, current)).toBe(current);
  });
});

afterAll(() => {
  const text = readFileSync(INDEX, "utf8");
  const earlier = markedIn(text, "matrix") ?? "";
  const table = tableOf(results, earlier);
  console.log(table);
  const current = replaceMarked(text, "matrix", table);
  expect(textToCompare(INDEX, current), "The table of examples/README.md is outdated: run with UPDATE=1").toBe(current);
});
