// Loads the function that `_HANDLER` names, and invokes it for each message, one at a time.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// The SDK changes `_HANDLER` to a handler of its own, which wraps that of the app.
const { AWS_LAMBDA_FUNCTION_NAME: name, LAMBDA_TASK_ROOT: root, _HANDLER } = process.env;
// `handler.handler` -> the file `handler.mjs` and its export `handler`
const [, path, exported] = /^(.+)\.([^.]+)$/.exec(_HANDLER);
const file = [".mjs", ".js"].map((extension) => resolve(root, `${path}${extension}`)).find(existsSync);
const { [exported]: handler } = await import(pathToFileURL(file).href);

function createContext(awsRequestId) {
  const deadline = Date.now() + 30_000;
  return {
    awsRequestId,
    functionName: name,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: "made-up",
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

process.on("message", async ({ id, event }) => {
  const result = await handler(event, createContext(id)).catch(() => undefined);
  process.send({ id, result });
});
process.send("ready");
