// Two services in two processes: the caller ("near") and the called service ("far"), which the caller starts. For each
// kind of canary (made-up secret), the caller starts a trace whose name contains the canary, and calls the other
// service twice.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, get } from "node:http";
import { fileURLToPath } from "node:url";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { eachKind, fieldsOf } from "../app/planted.mjs";

const { ROLE, DSN_NEAR, DSN_FAR, FAR_SDK, LIFECYCLE: traceLifecycle, UNPROTECTED } = process.env;

Sentry.init({
  dsn: ROLE === "far" ? DSN_FAR : DSN_NEAR,
  tracesSampleRate: 1,
  traceLifecycle,
  ...(UNPROTECTED === undefined ? scrubber() : {}),
});
// Some hooks are registered only after `init` has returned.
await new Promise((resolve) => setTimeout(resolve, 10));
await (ROLE === "far" ? serve() : call());

async function serve() {
  const server = createServer((request, response) => {
    const { baggage, "sentry-trace": trace } = request.headers;
    response.end(JSON.stringify({ baggage, trace }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  process.send(server.address().port);
  await once(process, "message");
  await Sentry.close(5000);
  process.exit(0);
}

async function call() {
  const script = fileURLToPath(new URL(`../../../${FAR_SDK}/canary/linked-services/app.mjs`, import.meta.url));
  const far = fork(script, { env: { ...process.env, ROLE: "far", E2E_SDK: FAR_SDK } });
  const [port] = await once(far, "message");
  const received = [];
  await eachKind((at) =>
    Sentry.withIsolationScope((scope) => {
      scope.setTransactionName(at("joined: scope's transaction").text);
      const root = { name: at("joined: root").text, attributes: fieldsOf(at("joined: attribute")) };
      return Sentry.startSpan(root, async () => {
        received.push(await asked(port), await (await fetch(`http://127.0.0.1:${port}/fetched`)).json());
      });
    }),
  );
  far.send("end");
  await once(far, "exit");
  await Sentry.close(5000);
  process.stdout.write(`RESULT ${JSON.stringify(received)}\n`);
}

async function asked(port) {
  const [response] = await once(get({ host: "127.0.0.1", port, path: "/asked" }), "response");
  let text = "";
  for await (const chunk of response) text += chunk;
  return JSON.parse(text);
}
