// An app that changes a trace's data while the sampler buffers the trace.
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { LIFECYCLE, SENTRY_DSN } = process.env;
const body = { text: "as it was", deep: [{ text: "as it was" }] };
const list = ["as it was"];
Sentry.init({
  dsn: SENTRY_DSN,
  traceLifecycle: LIFECYCLE,
  ...(LIFECYCLE === "static" ? { beforeSendTransaction: (event) => ({ ...event, request: { data: body } }) } : {}),
  ...sampler({ rate: 1 }),
});
const client = Sentry.getClient();
const isSent = new Promise((resolve) => client.on("afterSendEvent", resolve));
Sentry.startSpan({ name: "root", attributes: { list } }, () => {});
// The SDK sends its buffered spans now, before the sampler has decided whether to keep the trace.
client.emit("flush");
if (LIFECYCLE === "static") await isSent;
body.text = "changed";
body.deep[0].text = "changed";
body.added = "changed";
list[0] = "changed";
list.push("changed");
await Sentry.close(10_000);
