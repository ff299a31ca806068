import { describe, expect, it, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "../items/items.ts";
import type { ScrubberPolicy } from "../policy/types.ts";

const vendorKey = `ghp_${"Ab3".repeat(12)}`;
const jwt = `eyJ${"hbGciOiJI".repeat(2)}.eyJ${"zdWIiOiIx".repeat(2)}`;

/** Returns a scrubbed event that contains the path in a stack frame and in a debug image. */
function scrubbed(path: string, policy: ScrubberPolicy = {}): unknown {
  const frames = [{ filename: path, abs_path: path }];
  const images = [{ code_file: path, debug_file: path }];
  const event = { exception: { values: [{ stacktrace: { frames } }] }, debug_meta: { images } };
  const plan = compiledPolicyOf({ meta: false, scrubIpAddresses: false, ...policy });
  return scrubItem([{ type: "event" }, event], plan).value[1];
}

function eventWith(path: string): unknown {
  const frames = [{ filename: path, abs_path: path }];
  return {
    exception: { values: [{ stacktrace: { frames } }] },
    debug_meta: { images: [{ code_file: path, debug_file: path }] },
  };
}

describe("the file path of a stack frame", () => {
  it.each([
    "/srv/app/dist/orders/pay.js",
    "/home/ada/shop/pay.js",
    "/Users/ada.lovelace/shop/pay.js",
    "C:\\Users\\Ada Lovelace\\shop\\pay.js",
    "C:/Program Files (x86)/shop/resources/app.asar/main.js",
    "file:///C:/Users/ada/shop/pay.js",
    "file:///home/ada/shop/pay.js",
    "/srv/releases/20241124101530/pay.js",
    "/srv/4111111111111111/pay.js",
    "/opt/1.2.3.4/pay.js",
    "/srv/203.0.113.7/pay.js",
    "http://203.0.113.7:8080/static/js/main.0123abcd.js",
    "http://localhost:5173/src/main.tsx",
    "http://localhost:5173/@fs/home/ada/shop/node_modules/vite/dist/client/env.mjs",
    "http://localhost:5173/@id/__x00__virtual:auth-token",
    "node:internal/process/task_queues",
    "node:events",
    "app:///_next/server/app/(shop)/orders/[token]/page.js",
    "app:///main.jsbundle",
    "webpack-internal:///(rsc)/./src/[token]/page.tsx",
    "webpack://_N_E/./src/app/page.tsx",
    "webpack:///./src/auth/password.ts",
    "webpack://@shop/web/./src/index.tsx",
    "turbopack:///[project]/src/app/layout.tsx",
    "https://cdn.jsdelivr.net/npm/pkg@1.2.3/x.min.js",
    "https://cdn.jsdelivr.net/npm/@scope/pkg@1.2.3-beta.4/+esm",
    "https://unpkg.com/react-dom@19.0.0-rc.fb9a90fa48/umd/react-dom.production.min.js",
    "https://esm.sh/v135/react@18.2.0/es2022/react.mjs",
    "https://shop.example/assets/index-BhkQx1r0Zq9vKe2m.js",
    "/node_modules/.pnpm/@sentry+core@10.78.0_x@1.0.0/node_modules/@sentry/core/build/cjs/index.js",
    "/app/node_modules/.pnpm/next@15.0.3_@babel+core@7.26.0_react-dom@19.0.0_react@19.0.0__react@19.0.0/node_modules/next/dist/server.js",
    "/app/node_modules/.pnpm/lib@git+ssh+++git@github.com+org+lib+0123abcd/node_modules/lib/index.js",
    "/app/node_modules/.pnpm/lib@https+++codeload.github.com+org+lib+tar.gz+0123abcd/node_modules/lib/index.js",
    "/app/node_modules/jsonwebtoken/lib/validateAsymmetricKey.js",
    "/app/.yarn/cache/passport-npm-0.7.0-d4a0c1f3a1-8a4d3f5a5b.zip/node_modules/passport/lib/index.js",
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop/content.js",
    "capacitor://localhost/main.js",
    "blob:https://shop.example/9ec79c33-ec99-42ab-8353-589fcb2e04dc",
    "wasm://wasm/0123abcd",
    "<anonymous>",
    "<data:text/javascript>",
    "[native code]",
    "/srv/data:old/pay,v.js",
    "evalmachine.<anonymous>",
    "native",
    "",
  ])("is kept unchanged: %s", (path) => {
    expect(scrubbed(path)).toEqual(eventWith(path));
  });

  it("leads to a `module` that is kept unchanged, as the Node SDK derives it from the path", () => {
    for (const module of [
      "express.lib.router:index",
      "src.auth.token:page-1a2b3c4d",
      "jsonwebtoken:verify",
      "@sentry.core:index",
    ]) {
      const event = { exception: { values: [{ stacktrace: { frames: [{ module }] } }] } };
      expect(scrubItem([{ type: "event" }, event], compiledPolicyOf({ scrubIpAddresses: false })).value[1]).toEqual(
        event,
      );
    }
  });
});

describe("a secret in the file path of a stack frame", () => {
  it.each([
    ["user info", "https://ada:made-up@cdn.example/app.js", "https://[Filtered]@cdn.example/app.js"],
    ["a token without a user", "https://q7Zt2LmX9vKp@cdn.example/app.js", "https://[Filtered]@cdn.example/app.js"],
    ["an e-mail address", "/srv/ada@example.org/pay.js", "/srv/[email]/pay.js"],
    ["a vendor's key", `/srv/${vendorKey}/pay.js`, "/srv/[Filtered]/pay.js"],
    ["a web token", `https://cdn.example/${jwt}/app.js`, "https://cdn.example/[token]/app.js"],
    ["the value of a sensitive name", "/srv/password=made-up-1/pay.js", "/srv/password=[Filtered]"],
    ["a URL-encoded value", "/srv/password%3Dmade-up-1", "/srv/password%3D[Filtered]"],
    ["the content of a data: URL", "data:text/javascript,let a = 'plum'; throw a", "data:text/javascript,[Filtered]"],
    [
      "the content of a data: URL in base64",
      "data:text/javascript;base64,bGV0IGE=",
      "data:text/javascript;base64,[Filtered]",
    ],
    [
      "the content of a data: URL with a query and a fragment",
      "DATA:text/javascript,a?b#c",
      "DATA:text/javascript,[Filtered]",
    ],
    [
      "the content of a data: URL in brackets",
      "eval at run (data:text/javascript,plum)",
      "eval at run (data:text/javascript,[Filtered]",
    ],
    [
      "a key before the content of a data: URL",
      `data:text/x;key=${vendorKey},plum`,
      "data:text/x;key=[Filtered],[Filtered]",
    ],
    ["user info before a query", "https://a:made-up@cdn.example/a.js?t=1", "https://[Filtered]@cdn.example/a.js?t=1"],
    ["a token in a query", "/pay.js?token=made-up&ip=1", "/pay.js?token=[Filtered]&ip=1"],
    ["personal data in a query", "/pay.js?card=4111111111111111#/home/ada", "/pay.js?card=[creditcard]#/home/[user]"],
  ])("is redacted: %s", (_, before, after) => {
    expect(scrubbed(before)).toEqual(eventWith(after));
    expect(scrubbed(after)).toEqual(eventWith(after));
  });

  it("is redacted only by detectors that the policy turns on", () => {
    const path = `/srv/ada@example.org/${vendorKey}/password=made-up-1`;
    expect(scrubbed(path, { scrubPersonalData: false })).toEqual(
      eventWith("/srv/ada@example.org/[Filtered]/password=[Filtered]"),
    );
    expect(scrubbed(path, { detectors: { github: false, pairs: false } })).toEqual(
      eventWith(`/srv/[email]/${vendorKey}/password=made-up-1`),
    );
  });
});

test.each(["replace", "remove"] as const)(
  "the module of a stack frame is redacted if its file is a data: URL, with redaction %j",
  (redaction) => {
    const source = "javascript,export const note = 'plum-anvil-7741'";
    const frames = [
      { filename: `data:text/${source}`, module: source },
      { filename: "/srv/pay.js", module: "pay" },
    ];
    const plan = compiledPolicyOf({ redaction, scrubIpAddresses: false });
    const [, event] = scrubItem(
      [{ type: "event" }, { exception: { values: [{ stacktrace: { frames } }] } }],
      plan,
    ).value;
    expect(JSON.stringify(event)).not.toContain("plum");
    expect(event).toMatchObject({ exception: { values: [{ stacktrace: { frames: [{}, frames[1]] } }] } });
    expect(event).toMatchObject({ _meta: { exception: {} } });
  },
);
