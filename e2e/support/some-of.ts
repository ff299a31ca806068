import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/**
 * In `pnpm test:long`, returns all cases. In `pnpm test`, returns only every `oneIn`-th case, so that the tests take
 * only a few minutes.
 */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** In `pnpm test:long`, returns both SDKs. In `pnpm test`, returns one SDK, which alternates from call to call. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
