import { readFileSync } from "node:fs";

export const NAME = "@sentry-policy/config";

export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return String(Reflect.get(Object(manifest), "version"));
}
