// Creates the table in `examples/README.md`, which has a line for each recipe and SDK.
import { SDKS, type Sdk } from "../src/drivers/apps.ts";
import type { Place } from "./canaries.ts";
import { RECIPES, type Recipe } from "./recipes.ts";

/** The results of one recipe with one SDK. */
export interface Result {
  readonly recipe: string;
  readonly sdk: Sdk;
  /** Places whose made-up secret arrives if the scrubber is not used. */
  readonly unprotected: readonly Place[];
}

const HEADER = [
  "recipe",
  "SDK",
  "secrets that arrive (without `scrubber()`)",
  "failed traces",
  "health checks",
  "environment and release",
  "warnings",
];

/**
 * Returns the table as Markdown. If a recipe could not run, because this machine lacks a program, its line is copied
 * from `earlier`.
 */
export function tableOf(results: readonly Result[], earlier: string): string {
  const rows = RECIPES.flatMap((recipe) =>
    SDKS.map((sdk) => rowOf(recipe, sdk, results) ?? rowIn(earlier, recipe, sdk)),
  );
  const lines = [HEADER, HEADER.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `\n${lines.join("\n")}\n`;
}

function rowOf({ name, installs, without = {} }: Recipe, sdk: Sdk, results: readonly Result[]): string[] | undefined {
  const first = [`[${name}](${name})`, sdk];
  const install = installs[sdk];
  if (typeof install !== "string") return [...first, `untested: ${install.untested}`, ...HEADER.slice(3).map(() => "")];
  const result = results.find((each) => each.recipe === name && each.sdk === sdk);
  if (result === undefined) return undefined;
  const { failedTraces = "kept", healthChecks = "dropped" } = without;
  return [...first, `0 (${result.unprotected.length})`, failedTraces, healthChecks, "read", "none"];
}

function rowIn(table: string, { name }: Recipe, sdk: Sdk): string[] {
  const line = table.split("\n").find((each) => each.startsWith(`| [${name}](${name}) | ${sdk} |`));
  return (
    line?.slice(2, -2).split(" | ") ?? [`[${name}](${name})`, sdk, "not run yet", ...HEADER.slice(3).map(() => "")]
  );
}
