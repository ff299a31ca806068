import { describe, expect, it } from "vitest";
import { toRelay } from "../../src/index.ts";
import { reasonOf } from "../engine.ts";
import { RELAY, stripByRelay } from "../relay.ts";

const X = "X12";
const IDS = { trace_id: "4c79f60c11214eb38604f4ae0781bfb2", span_id: "b0e6f15b45c36b12" };
const FRAME = {
  ...{ function: X, filename: `/a/${X}/b`, abs_path: `/a/${X}/b`, module: X },
  ...{ context_line: X, pre_context: [X], vars: { a: X } },
};
/** An event with values in most of Sentry's fields. */
const EVENT = {
  ...{ event_id: "9ec79c33ec9942ab8353589fcb2e04dc", type: "transaction", level: "error", platform: "node" },
  ...{ timestamp: 1_767_225_600, start_timestamp: 1_767_225_600, transaction: X, logger: X, release: "a@1.0", dist: X },
  ...{ environment: X, fingerprint: [X], server_name: X, modules: { a: X } },
  logentry: { message: X, formatted: "hello", params: [X] },
  extra: { a: { b: X } },
  tags: { a: X },
  user: { id: X, email: "a@example.org", ip_address: "192.0.2.1", username: X, name: X, plan: X, data: { a: X } },
  contexts: { acme: { a: { b: X } }, trace: { ...IDS, op: X, data: { a: X } }, feedback: { message: X } },
  request: {
    ...{ url: `https://x/${X}`, method: "GET", data: { a: X }, query_string: `a=${X}`, fragment: X },
    ...{ cookies: { a: X }, headers: { a: X }, env: { A: X } },
  },
  breadcrumbs: [{ message: X, data: { a: X }, category: X, type: X, level: "error" }],
  exception: {
    values: [
      {
        ...{ type: X, value: X, module: X, stacktrace: { frames: [FRAME] } },
        mechanism: { type: X, description: X, data: { a: X } },
      },
    ],
  },
  threads: { values: [{ id: X, name: X, stacktrace: { frames: [FRAME] } }] },
  spans: [{ ...IDS, start_timestamp: 1, timestamp: 2, op: X, description: X, data: { a: X }, tags: { a: X } }],
  sdk: { name: X, version: "1" },
};

/** Returns all paths in a value as a policy writes them: `breadcrumbs[*].data.a` */
function pathsIn(value: unknown, above: string): readonly string[] {
  const own = above === "" ? [] : [above];
  if (Array.isArray(value)) return [...own, ...value.flatMap((entry) => pathsIn(entry, `${above}[*]`))];
  if (typeof value !== "object" || value === null) return own;
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    pathsIn(inner, above === "" ? key : `${above}.${key}`),
  );
  return [...own, ...inside];
}

describe.skipIf("missing" in RELAY)(`in Relay${reasonOf(RELAY)}`, () => {
  it("a path has a note if, and only if, Relay does not redact it", () => {
    const paths = [...new Set(pathsIn(EVENT, ""))];
    const exported = paths.map((path) => toRelay({ scrubDefaults: false, paths: [path] }));
    const [[control] = [], ...answers] = stripByRelay([
      { config: {}, events: [EVENT] },
      ...exported.map(({ config }) => ({ config, events: [EVENT] })),
    ]);
    const isRedacted = paths.filter((_, at) => withoutMeta(answers[at]?.[0]) !== withoutMeta(control));
    const isSilent = paths.filter((_, at) => exported[at]?.notes.every(({ field }) => field !== "paths[0]"));
    const isTyped = (path: string): boolean => /^contexts\.(?:trace|feedback)\b/.test(path);
    expect(isSilent.filter((path) => !isRedacted.includes(path))).toEqual([]);
    // Skips contexts whose fields Sentry defines (`isTyped`). Relay redacts only some of these fields, so every path in
    // such a context has a note.
    expect(isRedacted.filter((path) => !isSilent.includes(path) && !isTyped(path))).toEqual([]);
    expect(isRedacted.length).toBeGreaterThan(40);
  });
});

function withoutMeta(event: unknown): string {
  return JSON.stringify(event, (key, value: unknown) => (key === "_meta" ? undefined : value));
}
