import { SDKS, type Sdk } from "../src/drivers/apps.ts";

export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/** Every case with `pnpm test:all`, and one in so many with `pnpm test`, which is to be done in minutes. */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}

let turn = 0;

/** Every SDK with `pnpm test:all`, and one with `pnpm test`, another each time. */
export function someSdks(): readonly Sdk[] {
  turn += 1;
  return SDKS.filter((_, index) => TEST_ALL || index === turn % SDKS.length);
}
