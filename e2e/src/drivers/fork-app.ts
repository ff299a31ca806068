import { fork } from "node:child_process";
import { type Sdk, scenarioOf } from "./apps.ts";

/** A scenario that runs until it is stopped, and answers what it is asked, one question after the other. */
export interface ForkedApp {
  ask<Answer>(question: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a scenario as {@link runApp} does, with a channel for messages: it answers each message with one of its own,
 * sends one more as soon as it is ready, and ends when the channel is closed.
 */
export async function forkApp(sdk: Sdk, script: string, env: Record<string, string>): Promise<ForkedApp> {
  const child = fork(scenarioOf(sdk, script), {
    env: { PATH: process.env["PATH"], E2E_SDK: sdk, ...env },
    execArgv: [],
    // What a value is must not be lost on the way: `Infinity`, `undefined`.
    serialization: "advanced",
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`The app ended with ${code ?? signal}.`)));
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
