import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runtimes } from "./places.ts";

interface Planted {
  traceName: string;
  errorPrefix: string;
  secrets: Record<string, string>;
}

/** What the scenario of every app sends, read from the file that the scenario itself reads. */
export const planted: Planted = JSON.parse(readFileSync(join(runtimes, "planted.json"), "utf8")) as Planted;
