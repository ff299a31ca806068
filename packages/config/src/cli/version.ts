import { createRequire } from "node:module";

export const PACKAGE_NAME = "@sentry-policy/config";

export function version(): string {
  const manifest: unknown = createRequire(import.meta.url)(`${PACKAGE_NAME}/package.json`);
  return String(Reflect.get(Object(manifest), "version"));
}
