export const TEST_ALL: boolean = process.env["TEST_ALL"] === "1";

/** Every case with `pnpm test:all`, and one in so many with `pnpm test`, which is to be done in minutes. */
export function someOf<T>(cases: readonly T[], oneIn: number): T[] {
  return cases.filter((_, index) => TEST_ALL || index % oneIn === 0);
}
