import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/**
 * With `pnpm test:long`, returns all cases. With `pnpm test`, returns only every `oneIn`-th case, so that the tests
 * take only minutes.
 */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** With `pnpm test:long`, returns both SDKs. With `pnpm test`, returns one SDK, alternating from call to call. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
