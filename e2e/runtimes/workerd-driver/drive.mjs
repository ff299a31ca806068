// Starts the worker in the given folder, and sends it one request. Keeps it running until stdin ends, because the SDK
// sends its data only after the response, in `waitUntil`.
import { startWorker } from "./worker.mjs";

const miniflare = await startWorker(process.argv[2], "app.mjs");
const response = await miniflare.dispatchFetch("http://worker.example/");
console.log(await response.text());
for await (const _ of process.stdin);
await miniflare.dispose();
