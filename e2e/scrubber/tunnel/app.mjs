// An app that sends everything that @sentry/node can send, with secrets and without the scrubber. Prints how many items
// it passed to the transport, by type.
import * as Sentry from "@sentry/node";
import { secrets } from "../../support/secrets.mjs";

const { SENTRY_DSN: dsn, TUNNEL: tunnel } = process.env;
const note = `password=${secrets.password} | Bearer ${secrets.bearer} | ${secrets.email}`;
const given = {};

function counting(options) {
  const transport = Sentry.makeNodeTransport(options);
  return {
    ...transport,
    send(envelope) {
      for (const [{ type, item_count: count = 1 }] of envelope[1]) given[type] = (given[type] ?? 0) + count;
      return transport.send(envelope);
    },
  };
}

Sentry.init({
  dsn,
  ...(tunnel ? { tunnel } : {}),
  release: "shop@1.2.3",
  enableLogs: true,
  sendDefaultPii: true,
  tracesSampleRate: 1,
  transport: counting,
  initialScope: { user: { id: "7", email: secrets.email } },
});

Sentry.startSession();
Sentry.startSpan({ name: `work ${note}`, op: "job", attributes: { password: secrets.password } }, () => {
  Sentry.startSpan({ name: `query ${note}` }, () => undefined);
  Sentry.logger.info(`a log ${note}`, { password: secrets.password });
  Sentry.logger.warn(Sentry.logger.fmt`login failed password=${secrets.password}`);
  Sentry.metrics.count("a.count", 1, { attributes: { note } });
});
Sentry.captureCheckIn({ monitorSlug: "job", status: "ok" });
Sentry.addBreadcrumb({ message: note, data: { note } });
// Above 32 kB, so that the SDK compresses the envelope.
Sentry.captureException(new Error(note), { extra: { note, long: `${"words and more words ".repeat(4000)}${note}` } });
Sentry.captureException(new Error("with attachments"), {
  attachments: [
    { filename: "note.txt", data: note, contentType: "text/plain" },
    { filename: "note.bin", data: Uint8Array.of(0, 255, ...new TextEncoder().encode(note)) },
  ],
});
Sentry.captureFeedback({ message: note, name: "Ada", email: secrets.email });
Sentry.captureSession(true);
await Sentry.close(60_000);
console.log(JSON.stringify({ given }));
