import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runtimes } from "./places.ts";

interface Planted {
  traceName: string;
  errorPrefix: string;
  secrets: Record<string, string>;
}

/** What every app sends, read from the same file that the apps read. */
export const planted: Planted = JSON.parse(readFileSync(join(runtimes, "planted.json"), "utf8")) as Planted;
