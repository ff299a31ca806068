import { bundle } from "../../scripts/bundle.ts";

export default bundle(
  { name: "index", entry: "src/index.ts" },
  { name: "spans", entry: "src/spans.ts" },
  { name: "rules", entry: "src/rules.ts" },
);
