import { fileURLToPath } from "node:url";

export default {
  output: "export",
  // The scenario lies beside the apps.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
