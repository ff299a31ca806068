export { layOutApps as setup } from "../src/drivers/apps.ts";
