import { inject } from "vitest";

const found = inject("chromium");

/** The path of Chromium. If it is undefined, the tests are skipped, and `reason` in their titles explains why. */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";
