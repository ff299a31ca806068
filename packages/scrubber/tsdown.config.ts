import { bundle } from "../../scripts/bundle.ts";

export default bundle(
  { name: "index", entry: "src/index.ts" },
  { name: "index.browser", entry: "src/index.ts", isForBrowsers: true },
  { name: "hash", entry: "src/hash.ts" },
  { name: "testing", entry: "src/testing/index.ts" },
);
