import { createRequire } from "node:module";

export const NAME = "@sentry-policy/config";

export function version(): string {
  const manifest: unknown = createRequire(import.meta.url)(`${NAME}/package.json`);
  return String(Reflect.get(Object(manifest), "version"));
}
