// Runs the recipe for Next.js, which has a server, an edge function and a page.
import { join } from "node:path";
import { hasLog } from "./arrived.ts";
import { type Deployment, runIn } from "./deployment.ts";
import { drivePage, pageVariables } from "./drive-page.ts";
import { driveServer, orderHasArrived, placeOrder } from "./drive-server.ts";

/**
 * Builds and starts the app. Places a failing order in its server, in its edge function and in its page. Returns all
 * output.
 */
export async function driveNext(deployment: Deployment, chromium: string): Promise<string> {
  const next = join(deployment.install, "node_modules/next/dist/bin/next");
  const env = { ...deployment.env, ...pageVariables("NEXT_PUBLIC_", deployment), NEXT_TELEMETRY_DISABLED: "1" };
  const built = await runIn({ ...deployment, env }, ["node", next, "build"]);
  let page = "";
  const served = await driveServer({ ...deployment, env }, ["node", next, "start", "-p", "0"], {
    async visit(url) {
      await placeOrder(`${url}/edge/orders/8`);
      page = await drivePage(deployment, chromium, ["--url", url]);
    },
    // Next.js exits on SIGTERM without waiting for the SDK. So this also waits for the log before the server is
    // stopped.
    hasArrived: (ingest) => orderHasArrived(ingest) && hasLog(ingest),
  });
  return built + served + page;
}
