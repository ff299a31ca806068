import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runtimes } from "./places.ts";

interface Planted {
  traceName: string;
  errorPrefix: string;
  secrets: Record<string, string>;
}

/** The names and made-up secrets that every app sends. Apps and tests read the same file. */
export const planted: Planted = JSON.parse(readFileSync(join(runtimes, "planted.json"), "utf8")) as Planted;
