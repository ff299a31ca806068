import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/**
 * Returns every case with `pnpm test:long`, and every `oneIn`-th with `pnpm test`, so that the tests take only minutes.
 */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** Returns both SDKs with `pnpm test:long`, and one of them with `pnpm test`, alternating from call to call. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
