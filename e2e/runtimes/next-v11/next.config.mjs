import { fileURLToPath } from "node:url";

export default {
  output: "export",
  // The scenario is outside of this folder, next to the apps.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
