import { programOf } from "./program.mjs";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/**
 * Creates an event of about 4 KB, as @sentry/browser sends it for an unhandled error.
 *
 * @param {import("./random.mjs").Random} random
 */
export function browserError(random) {
  const { int, pick, hex, word, words, seconds, camel, path, planted } = random;
  const page = `https://shop.example${path(2)}?ref=${word()}&page=${int(1, 40)}`;
  const { scriptFrame } = programOf(random);
  const crumb = () =>
    pick([
      { category: "ui.click", message: `div.${word()} > button#${word()}.${camel()}`, type: "default" },
      { category: "navigation", data: { from: path(2), to: path(3) }, type: "default" },
      { category: "console", level: "warning", message: `${words(4)}: ${int(1, 500)} ms`, type: "default" },
      {
        category: "fetch",
        data: {
          method: "GET",
          url: `/api${path(2)}`,
          status_code: pick([200, 204, 404]),
          request_body_size: int(0, 900),
        },
        type: "http",
      },
    ]);
  return {
    event_id: hex(32),
    timestamp: seconds(),
    platform: "javascript",
    level: "error",
    release: `shop@${int(1, 9)}.${int(0, 30)}.${int(0, 9)}`,
    environment: "production",
    exception: {
      values: [
        {
          type: "TypeError",
          value: `Cannot read properties of undefined (reading '${camel()}') for ${planted.email()}`,
          mechanism: { type: "auto.browser.global_handlers.onerror", handled: false },
          stacktrace: { frames: Array.from({ length: 8 }, scriptFrame) },
        },
      ],
    },
    request: {
      url: `${page}&token=${planted.token()}`,
      headers: {
        "User-Agent": BROWSER,
        Referer: `https://shop.example${path(2)}`,
        Authorization: `Bearer ${planted.jwt()}`,
      },
    },
    user: { id: String(int(1, 90_000)), email: planted.email(), ip_address: planted.ip() },
    tags: { tenant: word(), region: pick(["eu-1", "us-2"]), feature: camel() },
    extra: { basket: { items: int(1, 9), total: int(100, 90_000) / 100, voucher: hex(10) }, note: words(8) },
    breadcrumbs: Array.from({ length: 12 }, () => ({ timestamp: seconds(), ...crumb() })),
    contexts: { trace: { trace_id: hex(32), span_id: hex(16) }, react: { version: "19.2.0" } },
    sdk: {
      name: "sentry.javascript.react",
      version: "11.12.0",
      integrations: [
        "InboundFilters",
        "FunctionToString",
        "BrowserApiErrors",
        "Breadcrumbs",
        "GlobalHandlers",
        "Dedupe",
      ],
      packages: [{ name: "npm:@sentry/react", version: "11.12.0" }],
    },
  };
}
