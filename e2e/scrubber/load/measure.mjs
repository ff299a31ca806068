// Measures how much the scrubber slows down a busy server. Two processes, with and without the scrubber, take turns at
// sending batches of the same mixed events over HTTP to a server that discards them.
//
// Prints JSON: the ratio of the two throughputs, and the size and growth of each heap after everything is sent and
// garbage is collected. Other load on the machine can only make a batch slower, so the throughput is that of the lower
// quartile of batch times.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const { COUNT = "10000", BATCH = "100", WARM = "15" } = process.env;
const batch = Number(BATCH);
const pairs = Math.ceil(Number(COUNT) / batch);

/** A server that only reads and discards requests, so that mainly the work of the apps is measured. */
const sink = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.end("{}"));
});
sink.listen(0, "127.0.0.1");
await once(sink, "listening");
const dsn = `http://00000000000000000000000000000e2e@127.0.0.1:${sink.address().port}/1`;

const apps = ["", "1"].map((guard) => {
  const env = { ...process.env, SENTRY_DSN: dsn, GUARD: guard, BATCH };
  return fork(fileURLToPath(new URL("app.mjs", import.meta.url)), { env });
});
async function ask(app, question) {
  app.send(question);
  const [answer] = await once(app, "message");
  return answer;
}
await Promise.all(apps.map((app) => once(app, "message")));

const [bare, guarded] = apps;
for (let round = 0; round < Number(WARM); round++) for (const app of apps) await ask(app, "batch");
const heapsBefore = [await ask(bare, "heap"), await ask(guarded, "heap")];

const wall = { bare: [], guarded: [] };
const cpu = { bare: [], guarded: [] };
for (let pair = 0; pair < pairs; pair++) {
  // The apps alternate in going first, because the first one could have an advantage or a disadvantage.
  const order = pair % 2 === 0 ? [bare, guarded] : [guarded, bare];
  const took = new Map();
  for (const app of order) took.set(app, await ask(app, "batch"));
  for (const [name, app] of Object.entries({ bare, guarded })) {
    wall[name].push(took.get(app).wallMs);
    cpu[name].push(took.get(app).cpuMs);
  }
}
const heapsAfter = [await ask(bare, "heap"), await ask(guarded, "heap")];
for (const app of apps) app.disconnect();
await Promise.all(apps.map((app) => once(app, "exit")));
sink.closeAllConnections();
sink.close();

const rounded = (number) => Math.round(number * 1000) / 1000;
const quartile = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 4)];
const ratio = (times) => rounded(quartile(times.bare) / quartile(times.guarded));
console.log(
  JSON.stringify({
    events: pairs * batch,
    throughput: { wall: ratio(wall), cpu: ratio(cpu) },
    perSecond: {
      bare: Math.round((batch * 1000) / quartile(wall.bare)),
      guarded: Math.round((batch * 1000) / quartile(wall.guarded)),
    },
    grownBytes: { bare: heapsAfter[0] - heapsBefore[0], guarded: heapsAfter[1] - heapsBefore[1] },
    heapBytes: { bare: heapsAfter[0], guarded: heapsAfter[1] },
  }),
);
