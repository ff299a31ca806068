import { inject } from "vitest";

const found = inject("chromium");

/**
 * The path of Chromium. If it is undefined, tests are skipped, and `reason`, which is part of their titles, says why.
 */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";
