import { programOf } from "./program.mjs";
import { capital } from "./random.mjs";

const BREADCRUMBS = 100;

/**
 * Creates an event of about 53 KB, as @sentry/node sends it for an error, with local variables, source lines and 100
 * breadcrumbs.
 *
 * @param {import("./random.mjs").Random} random
 */
export function serverError(random) {
  const { int, chance, pick, hex, word, words, uuid, seconds, camel, path, planted } = random;
  const program = programOf(random);
  const frame = () => {
    const { variables, ...rest } = program.frame();
    const [record, note] = variables;
    return {
      ...rest,
      vars: {
        [record]: { id: int(1, 1e6), reference: uuid(), state: word(), tags: [word(), word()] },
        [note]: words(5),
        request: { method: "POST", path: path(3), correlation: uuid() },
        ...(chance(0.2) ? { password: planted.password() } : { attempts: int(1, 5) }),
      },
    };
  };
  const login = () => ({ category: "auth", message: `login of ${planted.email()} from ${planted.ip()}` });
  const step = () =>
    pick([
      {
        category: "http",
        type: "http",
        data: {
          "http.method": "GET",
          url: `https://${word()}.internal${path(3)}`,
          status_code: pick([200, 201, 404, 500]),
          "http.query": `${word()}=${word()}&limit=${int(1, 99)}`,
        },
      },
      { category: "console", level: "log", message: `[${word()}] ${words(6)} in ${int(1, 900)} ms (${uuid()})` },
      {
        category: "query",
        message: `SELECT "${word()}"."id", "${word()}"."${word()}" FROM "${word()}" WHERE "${word()}_id" = $1 LIMIT ${int(1, 99)}`,
        data: { "db.system": "postgresql", rows: int(0, 400) },
      },
      { category: "queue", message: `${word()}.${word()} ${words(3)}`, data: { job: uuid(), attempt: int(1, 3) } },
    ]);
  const crumb = () => ({ timestamp: seconds(), ...(chance(0.03) ? login() : step()) });
  return {
    event_id: hex(32),
    timestamp: seconds(),
    platform: "node",
    level: "error",
    server_name: `${word()}-${hex(10)}-${hex(5)}`,
    release: `api@${hex(40)}`,
    environment: "production",
    transaction: `POST ${path(2)}/:id`,
    exception: {
      values: [
        {
          type: `${capital(word())}Error`,
          value: `${words(6)}: connect postgres://app:${planted.password()}@db.internal:5432/${word()}`,
          mechanism: { type: "auto.http.otel.express", handled: false },
          stacktrace: { frames: Array.from({ length: 24 }, frame) },
        },
      ],
    },
    request: {
      method: "POST",
      url: `https://api.shop.example${path(3)}`,
      query_string: `page=${int(1, 9)}&api_key=${planted.token()}`,
      headers: {
        host: "api.shop.example",
        "user-agent": "shop-app/4.2 (Android 15)",
        accept: "application/json",
        "content-type": "application/json",
        "x-request-id": uuid(),
        cookie: `theme=dark; sid=${planted.token()}`,
        authorization: `Bearer ${planted.jwt()}`,
      },
      data: JSON.stringify({
        order: int(1, 1e6),
        note: words(6),
        card_number: planted.card(),
        items: [word(), word()],
      }),
    },
    user: { id: String(int(1, 90_000)), email: planted.email(), ip_address: planted.ip() },
    tags: { tenant: word(), shard: String(int(1, 32)), feature: camel() },
    extra: { job: { id: uuid(), payload: words(12) }, config: { retries: 3, payment: planted.apiKey() } },
    breadcrumbs: Array.from({ length: BREADCRUMBS }, crumb),
    contexts: {
      trace: { trace_id: hex(32), span_id: hex(16), parent_span_id: hex(16) },
      runtime: { name: "node", version: "v20.20.2" },
      os: { name: "Debian", version: "12", kernel_version: "6.1.0-31-amd64" },
      device: { arch: "x64", memory_size: 8_589_934_592, processor_count: 8, cpu_description: "Xeon" },
      culture: { locale: "en-US", timezone: "Etc/UTC" },
    },
    modules: program.modules,
    sdk: {
      name: "sentry.javascript.node",
      version: "11.12.0",
      packages: [{ name: "npm:@sentry/node", version: "11.12.0" }],
    },
  };
}
