import {
  captureSent,
  plantCanaries,
  type SentTransport,
  type SentTransportOptions,
} from "@sentry-policy/scrubber/testing";
import * as BrowserV10 from "sentry-browser-v10";
import * as BrowserV11 from "sentry-browser-v11";
import * as NodeV10 from "sentry-node-v10";
import * as NodeV11 from "sentry-node-v11";
import { expect, test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { someSdks } from "../../support/some-of.ts";

test.for(someSdks())(
  "a node:test program on %s finds every leak and reports no false one, in ES modules and CommonJS",
  async (sdk) => {
    const app = await runApp({
      sdk,
      script: "canary/verify/app.mjs",
      env: { SPANS: sdk === "v10" ? "transaction" : "span" },
    });
    expect(app.stdout + app.stderr).toContain("# pass 3");
    expect(app.exitCode).toBe(0);
  },
);

test("captureSent and plantCanaries accept the types of every SDK without a cast", () => {
  const { transport, transportOptions } = captureSent();
  const options = [
    { transport, transportOptions } satisfies NodeV10.NodeOptions,
    { transport, transportOptions } satisfies NodeV11.NodeOptions,
    { transport, transportOptions } satisfies BrowserV10.BrowserOptions,
    { transport, transportOptions } satisfies BrowserV11.BrowserOptions,
  ];
  for (const sdk of [NodeV10, NodeV11, BrowserV10, BrowserV11]) plantCanaries(sdk, []);
  expect(options.map(({ transport }): ((options: SentTransportOptions) => SentTransport) => transport)).toHaveLength(4);
});
