// Starts the worker in the current folder on a free port, until the process is stopped. Usage: `serve.mjs worker.mjs`
import { startWorker } from "./worker.mjs";

const miniflare = await startWorker(".", process.argv[2]);
const { port } = await miniflare.ready;
console.log(`Listening on http://localhost:${port}`);
process.once("SIGTERM", () => miniflare.dispose());
