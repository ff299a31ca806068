import { inject } from "vitest";

const found = inject("chromium");

/**
 * The path of Chromium's executable, or undefined if it is missing. The tests are then skipped, with `reason` in their
 * titles.
 */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";
