import { afterAll, describe, inject, test } from "vitest";
import { SDKS } from "../src/drivers/apps.ts";
import { runCell } from "./cell.ts";
import { ENVIRONMENT, RELEASE } from "./deployment.ts";
import { REQUESTS } from "./drive-server.ts";
import { type Programs, RECIPES } from "./recipes.ts";

const pathOf = (name: keyof Programs): string | undefined => {
  const found = inject(name);
  return "path" in found ? found.path : undefined;
};
const programs: Programs = { chromium: pathOf("chromium"), redis: pathOf("redis") };
const only = process.env["ONLY"]?.split(",");
const cells = RECIPES.filter(({name})=>!only||only.includes(name)).flatMap((recipe) =>
  SDKS.flatMap((sdk) => {
    const install = recipe.installs[sdk];
    return typeof install === "string" ? [{ recipe, name: recipe.name, sdk, install }] : [];
  }),
);

describe.concurrent("recipe", () => {
  test.for(cells)("$name, on $sdk", async ({ recipe, sdk, install }, { expect }) => {
    const t=Date.now();
    const cell = await runCell(recipe, install, programs);
    const { protected: a, unprotected: b } = cell;
    console.log(recipe.name, sdk, Date.now()-t, JSON.stringify([{...a, ingest:0},{...b, ingest:0}]));
    if (process.env["DUMP"]) console.log(a.ingest.envelopes.map(e=>e.text).join("\n"));
  });
});
