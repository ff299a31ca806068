import { bundle } from "../../scripts/bundle.ts";

export default bundle({ name: "index", entry: "src/index.ts" });
