import { bundle } from "../../scripts/bundle.ts";

export default bundle(
  { name: "index", entry: "src/index.ts" },
  { name: "public", entry: "src/public.ts" },
  { name: "cli", entry: "src/cli/main.ts", isCommand: true },
);
