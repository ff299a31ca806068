import { tunnel } from "@sentry-policy/scrubber/tunnel";
import { postAll } from "../tunnel-requests.mjs";

const handle = tunnel({ dsns: [Deno.env.get("SENTRY_DSN")], origins: ["https://shop.example"] });
console.log(JSON.stringify(await postAll(handle, Deno.env.get("BODIES"))));
