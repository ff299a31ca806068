import { readdirSync } from "node:fs";
import { bundle } from "../../scripts/bundle.ts";

const LISTS = ["all.ts", "scrubbing.ts"];
const features = readdirSync("src/features").filter((file) => !LISTS.includes(file));
const parts = [
  ...["create-scrub.ts", "scrubber.ts", "scrubber-integration.ts"].map((file) => `src/core/${file}`),
  ...features.map((file) => `src/features/${file}`),
];

export default bundle(
  { name: "index", entry: "src/index.ts" },
  { name: "index.browser", entry: "src/index.ts", isForBrowsers: true },
  { name: "core", entry: "src/core.ts", format: "esm", parts },
  { name: "core.browser", entry: "src/core.ts", format: "esm", parts, isForBrowsers: true },
  { name: "core", entry: "src/core.ts", format: "cjs" },
  { name: "core.browser", entry: "src/core.ts", format: "cjs", isForBrowsers: true },
  { name: "hash", entry: "src/hash.ts" },
  { name: "rules", entry: "src/rules/index.ts" },
  { name: "tunnel", entry: "src/tunnel/index.ts" },
  { name: "tunnel.browser", entry: "src/tunnel/index.ts", isForBrowsers: true },
  { name: "testing", entry: "src/testing/index.ts" },
);
