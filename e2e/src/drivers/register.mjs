// Preloaded with `--import`, before the scenario and before the SDK's own instrumentation.
import { register } from "node:module";

register("./resolve.mjs", import.meta.url, { data: { sdk: process.env["E2E_SDK"] } });
