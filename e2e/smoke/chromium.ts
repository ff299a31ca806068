import { inject } from "vitest";

const found = inject("chromium");

/** Where Chromium is. Without it a test is skipped, and `reason`, in its title, says why. */
export const path: string | undefined = "path" in found ? found.path : undefined;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";
