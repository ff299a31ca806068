import { inject } from "vitest";

const found = inject("chromium");

/**
 * The path of the Chromium executable. If it is undefined, the tests are skipped, and `reason` is added to their
 * titles.
 */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";
