import { fileURLToPath } from "node:url";

export default {
  output: "export",
  // Turbopack reads only files inside its root. The app imports `scenario.cjs`, which is in the parent folder.
  turbopack: { root: fileURLToPath(new URL("..", import.meta.url)) },
};
