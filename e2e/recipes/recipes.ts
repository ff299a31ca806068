// The recipes in `examples`, and how a test runs them.
import { join } from "node:path";
import type { Ingest } from "@sentry-policy/e2e/ingest";
import { runtimes } from "../smoke/places.ts";
import type { Sdk } from "../src/drivers/apps.ts";
import type { Arrived } from "../support/arrived-spans.ts";
import { declinesIn, rootsOf } from "./arrived.ts";
import { type Deployment, runIn } from "./deployment.ts";
import { driveNext } from "./drive-next.ts";
import { driveVitePage } from "./drive-page.ts";
import { driveServer } from "./drive-server.ts";
import { driveWorker } from "./drive-worker.ts";

/** The paths of programs that a test needs, or undefined for those that are missing. */
export interface Programs {
  readonly chromium: string | undefined;
  readonly redis: string | undefined;
}

/** What of a policy a test can see. A page decides about traces at their start, and has no health checks, for example. */
export type Column = "failedTraces" | "healthChecks";

export interface Recipe {
  /** The name of the folder in `examples`. */
  readonly name: string;
  /** For each SDK, the folder in `e2e/runtimes` in which the recipe runs, or the reason why it cannot run. */
  readonly installs: Readonly<Record<Sdk, string | { untested: string }>>;
  readonly needs?: keyof Programs;
  /** Columns that do not apply to the recipe, with what its table shows instead. */
  readonly without?: Readonly<Partial<Record<Column, string>>>;
  /** Root spans of the order that fails. By default, those of requests to `/orders/`. */
  failedRoots?(ingest: Ingest): readonly Arrived[];
  /** Root spans of ordinary requests, of which none is kept at a rate of almost 0. */
  ordinaryRoots?(ingest: Ingest): readonly Arrived[];
  /** Runs the recipe. Returns the output of all its programs. */
  drive(deployment: Deployment, programs: Programs): Promise<string>;
}

const binaries = join(runtimes, "binaries/node_modules");
const inRuntimes = (path: string): string => join(runtimes, path);

const untested = (sdk: string) => ({ untested: `there is no ${sdk} 11 on npm yet` });

const NODE = { v10: "recipes-node-v10", v11: "recipes-node-v11" };
const PAGE = { failedTraces: "by rate, at the start", healthChecks: "none" };
const INSTRUMENTED = ["node", "--import", "./instrument.mjs", "app.mjs"] as const;

const nodeServer = (name: string): Recipe => ({
  name,
  installs: NODE,
  drive: (deployment) => driveServer(deployment, INSTRUMENTED),
});

export const RECIPES: readonly Recipe[] = [
  nodeServer("express"),
  {
    name: "express-commonjs",
    installs: NODE,
    drive: (deployment) => driveServer(deployment, ["node", "app.cjs"]),
  },
  nodeServer("fastify"),
  nodeServer("koa"),
  nodeServer("hono"),
  {
    name: "nestjs",
    installs: { v10: "recipes-nest-v10", v11: untested("@sentry/nestjs") },
    async drive(deployment) {
      const compiler = join(deployment.install, "node_modules/typescript/bin/tsc");
      const compiled = await runIn(deployment, ["node", compiler]);
      return compiled + (await driveServer(deployment, ["node", "dist/main.js"]));
    },
  },
  nodeServer("custom-context"),
  {
    name: "bullmq",
    installs: NODE,
    needs: "redis",
    without: { healthChecks: "none" },
    failedRoots: (ingest) => rootsOf(ingest).filter(({ failed }) => failed),
    ordinaryRoots: (ingest) => rootsOf(ingest).filter(({ failed }) => !failed),
    drive: (deployment, { redis = "" }) => driveWorker(deployment, redis),
  },
  {
    name: "aws-lambda",
    installs: { v10: "recipes-aws-v10", v11: untested("@sentry/aws-serverless") },
    without: { healthChecks: "none" },
    failedRoots: (ingest) => rootsOf(ingest).filter(({ failed }) => failed),
    ordinaryRoots: (ingest) => rootsOf(ingest).filter(({ failed }) => !failed),
    drive(deployment) {
      const env = { ...deployment.env, LAMBDA_NODE_OPTIONS: "--import ./instrument.mjs" };
      return driveServer({ ...deployment, env }, ["node", inRuntimes("lambda-driver/serve.mjs")], {
        hasArrived: (ingest) => declinesIn(ingest).length > 0,
      });
    },
  },
  {
    name: "cloudflare-workers",
    installs: { v10: "workerd-v10", v11: "workerd-v11" },
    drive: (deployment) =>
      driveServer(deployment, ["node", inRuntimes("workerd-driver/serve.mjs"), "worker.mjs"]),
  },
  {
    name: "bun",
    installs: { v10: "bun-v10", v11: "bun-v11" },
    drive: (deployment) =>
      driveServer(deployment, [join(binaries, "bun/bin/bun.exe"), "--preload", "./instrument.mjs", "app.mjs"]),
  },
  {
    name: "deno",
    installs: { v10: "deno-v10", v11: untested("@sentry/deno") },
    drive(deployment) {
      const args = ["--allow-all", "--no-config", "--node-modules-dir=manual", "--preload=./instrument.mjs"];
      const env = { ...deployment.env, DENO_NO_UPDATE_CHECK: "1" };
      return driveServer({ ...deployment, env }, [join(binaries, "deno/deno"), "run", ...args, "app.mjs"]);
    },
  },
  {
    name: "nextjs",
    installs: { v10: "recipes-next-v10", v11: "recipes-next-v11" },
    drive: (deployment, { chromium }) => driveNext(deployment, chromium),
  },
  {
    name: "react-vite",
    installs: { v10: "recipes-react-v10", v11: "recipes-react-v11" },
    needs: "chromium",
    without: PAGE,
    drive: (deployment, { chromium = "" }) =>
      driveVitePage(deployment, chromium, ["event", "log", "replay_event", "replay_recording"]),
  },
  {
    name: "vue-vite",
    installs: { v10: "recipes-vue-v10", v11: "recipes-vue-v11" },
    needs: "chromium",
    without: PAGE,
    drive: (deployment, { chromium = "" }) => driveVitePage(deployment, chromium),
  },
];
