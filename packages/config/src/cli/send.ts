import { type Answer, answerOf, answerOfFailure } from "./answer.ts";
import type { TestData } from "./test-data.ts";

export interface Sent extends Answer {
  readonly what: TestData["what"];
  readonly id: string;
}

/** Sends an envelope as the SDKs do, and waits for the whole response. Never rejects. */
export async function send({ what, category, id, envelope }: TestData, url: string, timeoutMs: number): Promise<Sent> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { "content-type": "application/x-sentry-envelope" };
    const response = await fetch(url, { method: "POST", body: envelope, headers, redirect: "manual", signal });
    const body = await response.text();
    return { what, id, ...answerOf(response, body, { id, category }, Date.now()) };
  } catch (error) {
    return { what, id, ...answerOfFailure(error, timeoutMs) };
  }
}
