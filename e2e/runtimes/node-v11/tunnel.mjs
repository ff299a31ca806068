import { tunnel } from "@sentry-policy/scrubber/tunnel";
import { postAll } from "../tunnel-requests.mjs";

const { SENTRY_DSN, BODIES } = process.env;
const handle = tunnel({ dsns: [SENTRY_DSN], origins: ["https://shop.example"] });
console.log(JSON.stringify(await postAll(handle, BODIES)));
