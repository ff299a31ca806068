import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/** Returns every case with `pnpm test:all`, and every `oneIn`-th with `pnpm test`, so that it takes only minutes. */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** Returns both SDKs with `pnpm test:all`, and with `pnpm test` one of them, alternating between calls. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
