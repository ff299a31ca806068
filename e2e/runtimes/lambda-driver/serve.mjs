// Serves the function `handler` in the current folder's `handler.mjs` over HTTP, as API Gateway and Lambda do. The
// function runs in a child process, so that the SDK in it does not see this server.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const ENVIRONMENT = {
  AWS_LAMBDA_FUNCTION_NAME: "shop",
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_REGION: "eu-west-1",
  LAMBDA_TASK_ROOT: process.cwd(),
  _HANDLER: "handler.handler",
};

const runtime = fork(fileURLToPath(new URL("runtime.mjs", import.meta.url)), {
  // Node options such as `--import` are in NODE_OPTIONS, as in a deployed function.
  env: { ...process.env, ...ENVIRONMENT, NODE_OPTIONS: process.env.LAMBDA_NODE_OPTIONS },
});
runtime.once("exit", (code) => process.exit(code ?? 1));
process.once("SIGTERM", () => process.exit());

/** Returns the event of API Gateway's payload format 2.0. */
function eventOf(request, body) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: pathname,
    rawQueryString: searchParams.toString(),
    headers: request.headers,
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: { http: { method: request.method, path: pathname }, stage: "$default" },
    body,
    isBase64Encoded: false,
  };
}

/** Resolves to the result of the function, or to undefined if it failed. */
function invoke(event) {
  const id = randomUUID();
  return new Promise((resolve) => {
    runtime.on("message", function listen(answer) {
      if (answer.id !== id) return;
      runtime.off("message", listen);
      resolve(answer.result);
    });
    runtime.send({ id, event });
  });
}

const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  const result = (await invoke(eventOf(request, body))) ?? { statusCode: 500, body: "Internal Server Error" };
  response.writeHead(result.statusCode).end(result.body);
});
runtime.once("message", () => {
  server.listen(0, "127.0.0.1", () => console.log(`Listening on http://localhost:${server.address().port}`));
});
