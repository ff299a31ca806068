import { freePort } from "../support/arrived-spans.ts";
import { declinesIn } from "./arrived.ts";
import { ORDER } from "./canaries.ts";
import { type Deployment, runIn, startIn, waitUntil } from "./deployment.ts";
import { REQUESTS } from "./drive-server.ts";

/**
 * Starts Redis and the worker. Adds ordinary jobs and one that fails. When the failure has arrived, stops the worker
 * with SIGTERM. Returns its output.
 */
export async function driveWorker(deployment: Deployment, redis: string): Promise<string> {
  const port = String(await freePort());
  const database = startIn(deployment, [redis, "--port", port, "--bind", "127.0.0.1", "--save", ""]);
  try {
    await database.printed(/Ready to accept connections/);
    const env = { ...deployment.env, REDIS_URL: `redis://127.0.0.1:${port}` };
    return await driveJobs({ ...deployment, env });
  } finally {
    database.kill();
    await database.ended;
  }
}

async function driveJobs(deployment: Deployment): Promise<string> {
  const worker = startIn(deployment, ["node", "--import", "./instrument.mjs", "worker.mjs"]);
  try {
    await worker.printed(/Waiting for orders/);
    const ordinary = Array.from({ length: REQUESTS }, () => "{}");
    for (const job of [...ordinary, JSON.stringify({ ...ORDER.body, ...ORDER.fields })])
      await runIn(deployment, ["node", "place-order.mjs", job]);
    await waitUntil(deployment, (ingest) => declinesIn(ingest).length > 0);
  } finally {
    worker.kill();
  }
  const { stdout, stderr } = await worker.ended;
  return `${stdout}\n${stderr}`;
}
