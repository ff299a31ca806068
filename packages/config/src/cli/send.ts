import { resultOfFailure, resultOfResponse, type SendResult } from "./send-result.ts";
import type { TestData } from "./test-data.ts";

export interface SentTestData extends SendResult {
  readonly what: TestData["what"];
  readonly id: string;
}

/** Posts an envelope to the URL that the SDKs use, and waits for the whole response. The promise never rejects. */
export async function send(
  { what, category, id, envelope }: TestData,
  url: string,
  timeoutMs: number,
): Promise<SentTestData> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { "content-type": "application/x-sentry-envelope" };
    const response = await fetch(url, { method: "POST", body: envelope, headers, redirect: "manual", signal });
    const body = await response.text();
    return { what, id, ...resultOfResponse(response, body, { id, category }, Date.now()) };
  } catch (error) {
    return { what, id, ...resultOfFailure(error, timeoutMs) };
  }
}
