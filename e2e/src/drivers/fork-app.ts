import { fork } from "node:child_process";
import { type Sdk, scenarioOf } from "./apps.ts";

/**
 * A running scenario (a script in `e2e` that runs as an app). It replies to one message of a test at a time, until the
 * test stops it.
 */
export interface ForkedApp {
  ask<Answer>(question: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a scenario as {@link runApp} does, but with a message channel. It sends a message when it is ready, and then
 * one reply for each message that it receives. It exits when the channel is closed.
 */
export async function forkApp(sdk: Sdk, script: string, env: Record<string, string>): Promise<ForkedApp> {
  const child = fork(scenarioOf(sdk, script), {
    env: { PATH: process.env["PATH"], E2E_SDK: sdk, ...env },
    execArgv: [],
    // JSON, the default, would not preserve `Infinity` and `undefined`.
    serialization: "advanced",
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`The app exited with ${code ?? signal} before it replied.`)));
  });
  ended.catch(() => undefined);
  const answer = <Answer>(): Promise<Answer> =>
    Promise.race([
      new Promise<Answer>((resolve) => child.once("message", (message) => resolve(message as Answer))),
      ended,
    ]);

  await answer();
  return {
    ask(question) {
      child.send({ question });
      return answer();
    },
    async stop() {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
}
