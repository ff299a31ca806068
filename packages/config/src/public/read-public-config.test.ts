import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { recordWarnings } from "../../testing/warnings.ts";
import { sentryConfig } from "../sentry-config.ts";
import { readPublicConfig } from "./read-public-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const PRIVATE = { sendDefaultPii: false, dataCollection: sentryConfig({ SENTRY_DSN: DSN }).dataCollection };
const DISABLED = { enabled: false, ...PRIVATE };
const warnings = recordWarnings();

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Replaces the global `document` with a page that contains these elements. */
function stubPage(...elements: readonly { textContent?: string; content?: string }[]): void {
  const found = elements.map(({ textContent = "", content = null }) => ({ textContent, getAttribute: () => content }));
  vi.stubGlobal("document", { querySelectorAll: () => found });
}

describe("readPublicConfig", () => {
  it.each([
    [{ dsn: DSN }, { dsn: DSN }],
    [
      { dsn: DSN, environment: "staging", release: "shop@1.4.0", sampleRate: 1, tracesSampleRate: 0.1 },
      { dsn: DSN, environment: "staging", release: "shop@1.4.0", sampleRate: 1, tracesSampleRate: 0.1 },
    ],
    [
      { dsn: DSN, replaysSessionSampleRate: 0, replaysOnErrorSampleRate: 1, profileSessionSampleRate: 1e-7 },
      { dsn: DSN, replaysSessionSampleRate: 0, replaysOnErrorSampleRate: 1, profileSessionSampleRate: 1e-7 },
    ],
    [{ dsn: DSN, environment: "", release: "" }, { dsn: DSN }],
    [{ dsn: "" }, { dsn: "" }],
  ])("converts %o to %o, collects no personal data, and logs no warning", (config, options) => {
    expect(readPublicConfig(JSON.stringify(config))).toEqual({ ...options, ...PRIVATE });
    expect(readPublicConfig(config)).toEqual({ ...options, ...PRIVATE });
    expect(warnings).toEqual([]);
  });

  it("reads the content of a script element, and of a meta element", () => {
    stubPage({ textContent: JSON.stringify({ dsn: DSN, release: "1" }) });
    expect(readPublicConfig()).toMatchObject({ dsn: DSN, release: "1" });
    stubPage({ content: JSON.stringify({ dsn: DSN, release: "2" }) });
    expect(readPublicConfig()).toMatchObject({ dsn: DSN, release: "2" });
  });

  it.each([
    ["", "it is empty"],
    ["[]", "it is not a JSON object"],
    [`{"dsn":"${DSN}"`, "it is not valid JSON"],
    [`{&quot;dsn&quot;:&quot;${DSN}&quot;}`, "it contains &quot; instead of quotes; insert the JSON without escaping"],
    ["{}", "dsn: expected a string, received a value of type undefined"],
    [{ dsn: null }, "dsn: expected a string, received null"],
    [{ dsn: "https://made-up-1@h" }, "dsn: the DSN's key contains a hyphen"],
    [`{"dsn":"\${SENTRY_DSN}"}`, "dsn: is a template that was not filled in"],
    [{ dsn: DSN, environment: "a/b" }, "environment: the environment contains a slash"],
    [{ dsn: DSN, release: "shop@$CI_SHA" }, "release: is a template that was not filled in"],
    [{ dsn: DSN, tracesSampleRate: 10 }, "tracesSampleRate: expected a number from 0 to 1"],
    [{ dsn: DSN, sampleRate: "0.1" }, "sampleRate: expected a number, received a value of type string"],
    [{ dsn: DSN, sampleRate: null }, "sampleRate: expected a number, received null"],
  ])("disables Sentry for %o, and logs: %s", (source, problem) => {
    expect(readPublicConfig(source)).toEqual(DISABLED);
    expect(warnings).toEqual([expect.stringContaining(`has 1 problem(s):\n- ${problem}`)]);
    expect(warnings.join()).not.toMatch(/0123456789abcdef|made-up-1/);
  });

  it("lists all problems in one warning, and logs this warning only once", () => {
    const source = { dsn: 5, environment: "none", sampleRate: 2 };
    expect([readPublicConfig(source), readPublicConfig(source)]).toEqual([DISABLED, DISABLED]);
    expect(warnings).toEqual([
      expect.stringMatching(/Sentry is disabled, .* has 3 problem\(s\):\n- dsn: .*\n- environment: .*\n- sampleRate: /),
    ]);
  });

  it.each([
    ["outside a page", () => {}, "there is no page to read it from; outside a page, pass the JSON"],
    ["in a page without the element", () => stubPage(), 'the page has no <script type="application/json" id="sentry-'],
    ["in a page with two such elements", () => stubPage({}, {}), "the page has more than one sentry-config element"],
    ["in a page that throws", () => vi.stubGlobal("document", {}), "it cannot be read"],
  ])("disables Sentry %s, and logs a warning", (_title, arrange, problem) => {
    arrange();
    expect(readPublicConfig()).toEqual(DISABLED);
    expect(warnings).toEqual([expect.stringContaining(`- ${problem}`)]);
  });

  it("logs a warning about an option that it ignores, shows the option's name only if it is a word, and reads the rest", () => {
    const source = { dsn: DSN, tunnel: "/tunnel", "made up 1": 1, __proto__: { release: "1" } };
    expect(readPublicConfig(source)).toEqual({ dsn: DSN, ...PRIVATE });
    expect(warnings).toEqual([
      "[sentry-policy/config] The page's configuration contains options that are ignored: tunnel, [name not shown]",
    ]);
  });

  it("never throws, and enables Sentry only if the result has a valid DSN", () => {
    const config = fc.record({ dsn: fc.anything(), sampleRate: fc.anything() }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json(), config), (source) => {
        const options = Reflect.apply(readPublicConfig, undefined, [source]);
        expect(options.enabled === false || options.dsn === "" || options.dsn === DSN).toBe(true);
        expect(options).toMatchObject(PRIVATE);
      }),
    );
    const hostile = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error("made-up-2");
        },
        ownKeys: () => [],
      },
    );
    for (const source of [hostile, null]) expect(readPublicConfig(source)).toEqual(DISABLED);
    expect(warnings.join()).not.toContain("made-up-2");
  });
});
