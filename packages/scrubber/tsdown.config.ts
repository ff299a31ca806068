import { bundle } from "../../scripts/bundle.ts";

export default bundle(
  { name: "index", entry: "src/index.ts" },
  { name: "index.browser", entry: "src/index.ts", isForBrowsers: true },
  { name: "core", entry: "src/core.ts", format: "esm", isSplit: true },
  { name: "core.browser", entry: "src/core.ts", format: "esm", isSplit: true, isForBrowsers: true },
  { name: "core", entry: "src/core.ts", format: "cjs" },
  { name: "core.browser", entry: "src/core.ts", format: "cjs", isForBrowsers: true },
  { name: "hash", entry: "src/hash.ts" },
  { name: "testing", entry: "src/testing/index.ts" },
);
