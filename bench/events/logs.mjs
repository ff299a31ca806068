import { typed } from "./attributes.mjs";

const LOGS = 100;

/**
 * Creates a container of 100 logs (about 80 KB), as the SDK sends it.
 *
 * @param {import("./random.mjs").Random} random
 */
export function logs(random) {
  const { int, chance, pick, hex, word, words, uuid, seconds, camel, path, planted } = random;
  const log = () => {
    const subject = chance(0.06) ? planted.email() : `${word()} ${int(1, 99_999)}`;
    const body = pick([
      `${words(4)} for ${subject} took ${int(1, 900)} ms`,
      `${pick(["GET", "POST"])} ${path(3)} ${pick([200, 201, 404, 500])} ${int(1, 900)} ms ${uuid()} ${subject}`,
      `${words(3)} ${subject}: ${words(5)} (attempt ${int(1, 4)})`,
    ]);
    return {
      timestamp: seconds(),
      level: pick(["info", "info", "debug", "warn", "error"]),
      body,
      trace_id: hex(32),
      severity_number: pick([9, 5, 13, 17]),
      attributes: typed({
        "sentry.release": "api@4.2.0",
        "sentry.environment": "production",
        "sentry.sdk.name": "sentry.javascript.node",
        "sentry.message.template": `${words(3)} %s`,
        "sentry.message.parameter.0": subject,
        "server.address": `${word()}-${hex(10)}`,
        "app.module": `${word()}.${camel()}`,
        "app.correlation": uuid(),
        "app.duration": int(1, 900),
        ...(chance(0.05) ? { "app.context": JSON.stringify({ user: word(), password: planted.password() }) } : {}),
        ...(chance(0.04) ? { "client.address": planted.ip() } : {}),
      }),
    };
  };
  return { version: 2, items: Array.from({ length: LOGS }, log) };
}
