import { join } from "node:path";
import type { Ingest } from "@sentry-policy/e2e/ingest";
import type { ExpectStatic } from "vitest";
import { runtimes } from "../smoke/places.ts";
import { nodesIn, readRecording } from "../smoke/recordings.ts";
import type { Sdk } from "../src/drivers/apps.ts";
import type { Arrived } from "../support/arrived-spans.ts";
import { declinesIn, rootsOf } from "./arrived.ts";
import { ORDER } from "./canaries.ts";
import { type Deployment, runIn } from "./deployment.ts";
import { driveNext } from "./drive-next.ts";
import { driveVitePage, PAGE_PROJECT } from "./drive-page.ts";
import { driveServer } from "./drive-server.ts";
import { driveWorker } from "./drive-worker.ts";

/** The paths of the programs that a test needs, or undefined for a missing one. */
export interface Programs {
  readonly chromium: string | undefined;
  readonly redis: string | undefined;
}

/**
 * Columns of the table that do not apply to every recipe: a page has no health checks, and its sampler decides about a
 * trace at the start, before the trace can fail.
 */
export type Column = "failedTraces" | "healthChecks";

export interface Recipe {
  /** The name of the folder in `examples`. */
  readonly name: string;
  /** For each SDK, the folder in `e2e/runtimes` in which the recipe runs, or why it cannot run. */
  readonly installs: Readonly<Record<Sdk, string | { untested: string }>>;
  /** The command that starts the recipe, as its page shows it. */
  readonly start: string;
  readonly needs?: keyof Programs;
  /** The columns that do not apply to the recipe, and what the table shows there. */
  readonly without?: Readonly<Partial<Record<Column, string>>>;
  /** Returns the root spans of ORDER, the order that fails. By default, these are requests to `/orders/`. */
  failedRoots?(ingest: Ingest): readonly Arrived[];
  /** Returns the root spans of ordinary requests. At a sample rate of almost 0, none of them is kept. */
  ordinaryRoots?(ingest: Ingest): readonly Arrived[];
  /** Runs the recipe. Returns the output of all its programs. */
  drive(deployment: Deployment, programs: Programs): Promise<string>;
  /** Checks data that only this recipe sends. */
  check?(ingest: Ingest, expect: ExpectStatic): void;
}

const binaries = join(runtimes, "binaries/node_modules");
const inRuntimes = (path: string): string => join(runtimes, path);

const untested = (sdk: string) => ({ untested: `there is no ${sdk} 11 on npm yet` });

const NODE = { v10: "recipes-node-v10", v11: "recipes-node-v11" };
const PAGE = { failedTraces: "by rate, at the start", healthChecks: "none" };

/** All jobs or invocations have the same name, so their root spans are distinguished by status. */
const BY_STATUS = {
  failedRoots: (ingest: Ingest) => rootsOf(ingest).filter(({ failed }) => failed),
  ordinaryRoots: (ingest: Ingest) => rootsOf(ingest).filter(({ failed }) => !failed),
};
/** The permissions that the SDK and the recipe need on Deno. */
const PERMISSIONS = ["--allow-net", "--allow-env", "--allow-read", "--allow-sys"];

const nodeServer = (name: string): Recipe => ({
  name,
  installs: NODE,
  start: "node --import ./instrument.mjs app.mjs",
  drive: (deployment) => driveServer(deployment, ["node", "--import", "./instrument.mjs", "app.mjs"]),
});

export const RECIPES: readonly Recipe[] = [
  nodeServer("express"),
  {
    name: "express-commonjs",
    installs: NODE,
    start: "node app.cjs",
    drive: (deployment) => driveServer(deployment, ["node", "app.cjs"]),
  },
  nodeServer("fastify"),
  nodeServer("koa"),
  nodeServer("hono"),
  {
    name: "nestjs",
    installs: { v10: "recipes-nest-v10", v11: untested("@sentry/nestjs") },
    start: "npx tsc && node dist/main.js",
    async drive(deployment) {
      const compiler = join(deployment.install, "node_modules/typescript/bin/tsc");
      const compiled = await runIn(deployment, ["node", compiler]);
      return compiled + (await driveServer(deployment, ["node", "dist/main.js"]));
    },
  },
  {
    ...nodeServer("custom-context"),
    check(ingest, expect) {
      const [{ event } = { event: undefined }] = declinesIn(ingest);
      expect(event).toMatchObject({
        transaction: "POST /orders/:id",
        tags: { endpoint: "POST /orders/:id" },
        user: { id: ORDER.headers["x-user-id"] },
        contexts: { order: { id: ORDER.id, items: ORDER.body.items, coupon: ORDER.body.coupon } },
        request: { method: "POST", url: expect.stringMatching(/\/orders\/7/) },
      });
    },
  },
  {
    name: "bullmq",
    installs: NODE,
    start: "node --import ./instrument.mjs worker.mjs",
    needs: "redis",
    without: { healthChecks: "none" },
    ...BY_STATUS,
    drive: (deployment, { redis = "" }) => driveWorker(deployment, redis),
  },
  {
    name: "aws-lambda",
    installs: { v10: "recipes-aws-v10", v11: untested("@sentry/aws-serverless") },
    start: 'NODE_OPTIONS="--import ./instrument.mjs"',
    without: { healthChecks: "none" },
    ...BY_STATUS,
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
    start: "npx wrangler dev",
    drive: (deployment) => driveServer(deployment, ["node", inRuntimes("workerd-driver/serve.mjs"), "worker.mjs"]),
  },
  {
    name: "bun",
    installs: { v10: "bun-v10", v11: "bun-v11" },
    start: "bun --preload ./instrument.mjs app.mjs",
    drive: (deployment) =>
      driveServer(deployment, [join(binaries, "bun/bin/bun.exe"), "--preload", "./instrument.mjs", "app.mjs"]),
  },
  {
    name: "deno",
    installs: { v10: "deno-v10", v11: untested("@sentry/deno") },
    start: `deno run ${PERMISSIONS.join(" ")} --preload=./instrument.mjs app.mjs`,
    drive(deployment) {
      const args = [...PERMISSIONS, "--no-config", "--node-modules-dir=manual", "--preload=./instrument.mjs"];
      const env = { ...deployment.env, DENO_NO_UPDATE_CHECK: "1" };
      return driveServer({ ...deployment, env }, [join(binaries, "deno/deno"), "run", ...args, "app.mjs"]);
    },
  },
  {
    name: "nextjs",
    installs: { v10: "recipes-next-v10", v11: "recipes-next-v11" },
    start: "npx next build && npx next start",
    needs: "chromium",
    drive: (deployment, { chromium = "" }) => driveNext(deployment, chromium),
    check(ingest, expect) {
      const urls = declinesIn(ingest).map(({ event }) => event.request?.url ?? "");
      // Three orders fail, in a route handler, an edge function and the page.
      for (const path of [/\/orders\/7/, /\/edge\/orders\/8/]) expect(urls).toContainEqual(expect.stringMatching(path));
      expect(ingest.items("event", PAGE_PROJECT)).toHaveLength(1);
    },
  },
  {
    name: "react-vite",
    installs: { v10: "recipes-react-v10", v11: "recipes-react-v11" },
    start: "npx vite build",
    needs: "chromium",
    without: PAGE,
    drive: (deployment, { chromium = "" }) =>
      driveVitePage(deployment, chromium, ["event", "log", "replay_event", "replay_recording"]),
    check(ingest, expect) {
      const [recording] = ingest.items("replay_recording").map(readRecording);
      expect(nodesIn(recording?.events).length).toBeGreaterThan(5);
    },
  },
  {
    name: "vue-vite",
    installs: { v10: "recipes-vue-v10", v11: "recipes-vue-v11" },
    start: "npx vite build",
    needs: "chromium",
    without: PAGE,
    drive: (deployment, { chromium = "" }) => driveVitePage(deployment, chromium),
  },
];
