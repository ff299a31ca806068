// Runs a recipe with one SDK, and summarizes what arrived.
import type { Ingest } from "@sentry-policy/e2e/ingest";
import { declinesIn, hasLog, requestsTo, warningsIn } from "./arrived.ts";
import { canariesIn, type Place } from "./canaries.ts";
import { deploy } from "./deployment.ts";
import type { Programs, Recipe } from "./recipes.ts";

/** A base sample rate with which only failed traces are kept. */
const ALMOST_NEVER = "0.000001";

/** What arrived from one run. */
export interface Outcome {
  readonly ingest: Ingest;
  readonly canaries: readonly Place[];
  readonly warnings: readonly string[];
  /** The distinct pairs of environment and release in the errors, such as `recipes shop@1.4.0`. */
  readonly settings: readonly string[];
  /** Whether the trace of ORDER, the failed order, has arrived. */
  readonly isFailureKept: boolean;
  /** Number of traces of ordinary requests. */
  readonly ordinary: number;
  /** Number of traces of health checks. */
  readonly healthChecks: number;
  /** Whether the recipe's log for the order has arrived. */
  readonly hasLog: boolean;
}

export interface Cell {
  /** The run with the scrubber, at a sample rate of almost 0. */
  readonly protected: Outcome;
  /** The run without the scrubber, at a sample rate of 1. */
  readonly unprotected: Outcome;
}

/** Runs a recipe twice: as it is, and without the scrubber. */
export async function runCell(recipe: Recipe, install: string, programs: Programs): Promise<Cell> {
  return {
    protected: await run(recipe, install, programs, ALMOST_NEVER, false),
    unprotected: await run(recipe, install, programs, "1", true),
  };
}

async function run(
  recipe: Recipe,
  install: string,
  programs: Programs,
  rate: string,
  withoutScrubber: boolean,
): Promise<Outcome> {
  const deployment = await deploy({ recipe: recipe.name, install, rate, withoutScrubber });
  const { ingest } = deployment;
  try {
    const output = await recipe.drive(deployment, programs);
    const { failedRoots = toOrders, ordinaryRoots = toProducts } = recipe;
    return {
      ingest,
      canaries: canariesIn(ingest),
      warnings: warningsIn(output),
      settings: [...new Set(declinesIn(ingest).map(({ event }) => `${event.environment} ${event.release}`))],
      isFailureKept: failedRoots(ingest).length > 0,
      ordinary: ordinaryRoots(ingest).length,
      healthChecks: requestsTo(ingest, "/health").length,
      hasLog: hasLog(ingest),
    };
  } finally {
    await ingest.close();
  }
}

const toOrders = (ingest: Ingest) => requestsTo(ingest, "/orders/");
const toProducts = (ingest: Ingest) => requestsTo(ingest, "/products/");
