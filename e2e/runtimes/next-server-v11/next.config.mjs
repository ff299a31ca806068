import { fileURLToPath } from "node:url";

export default {
  // The SDK patches modules at run time, so it must not be bundled. @sentry/nextjs sets this itself.
  serverExternalPackages: ["@sentry/node", "@sentry/core"],
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
