import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/**
 * Returns every `oneIn`-th case, so that `pnpm test` takes only a few minutes. In `pnpm test:long`, returns all cases.
 */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** In `pnpm test:long`, returns both SDKs. In `pnpm test`, returns one of them, and alternates between calls. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
