// Starts the tunnel in the given folder, posts envelopes to it, and prints the status of each response as JSON.
import { postAll } from "../tunnel-requests.mjs";
import { startWorker } from "./worker.mjs";

const miniflare = await startWorker(process.argv[2], "tunnel.mjs");
const handle = async (request) =>
  miniflare.dispatchFetch(request.url, {
    method: "POST",
    headers: Object.fromEntries(request.headers),
    body: await request.arrayBuffer(),
  });
console.log(JSON.stringify(await postAll(handle, process.env.BODIES)));
await miniflare.dispose();
