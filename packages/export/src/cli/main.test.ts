import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { toCollector } from "../collector/to-collector.ts";
import { toRelay } from "../relay/to-relay.ts";
import { toProjectSettings } from "../settings/to-project-settings.ts";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "sentry-export-"));
const stdout: string[] = [];
const stderr: string[] = [];

function at(name: string): string {
  return join(folder, name);
}

function file(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

const exact = file("exact.mjs", "export const sampler = { rate: 0.1, rules: [], defaultRules: false };");
const scrubber = file("scrubber.mjs", "export default { scrubber: { sensitiveFields: ['national_ref'] } };");
const weaker = file("weaker.mjs", "export const scrubber = { sql: 'parameterize' };");
const refused = file("refused.mjs", "export const sampler = { rate: () => 0.1 };");
const unsafe = file("unsafe.mjs", "export const scrubber = { safeFields: [/_ok$/] };");
const several = file(
  "several.mjs",
  "export default { sampler: { rate: 0.1 }, collector: { collectors: ['a:4317', 'b:4317'] } };",
);

beforeEach(() => {
  stdout.length = 0;
  stderr.length = 0;
  const printTo =
    (lines: string[]) =>
    (text: unknown): boolean =>
      lines.push(String(text)) > 0;
  vi.spyOn(console, "log").mockImplementation(printTo(stdout));
  vi.spyOn(process.stdout, "write").mockImplementation(printTo(stdout));
  vi.spyOn(console, "error").mockImplementation(printTo(stderr));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("sentry-export", () => {
  it("prints the export to stdout, and the notes and the feature gate to stderr", async () => {
    expect(await main(["collector", exact])).toBe(0);
    const { config } = toCollector({ sampler: { rate: 0.1, rules: [], defaultRules: false } });
    expect(JSON.parse(stdout.join(""))).toEqual(config);
    expect(stderr.join("\n")).toContain(
      "unreachable (cannot reach):\n- sampler.errorRate: the collector receives spans",
    );
    expect(stderr.join("\n")).toContain("--feature-gates=processor.tailsamplingprocessor.usetracestate");
  });

  it("reads policies from a default export", async () => {
    expect(await main(["relay", scrubber])).toBe(0);
    expect(JSON.parse(stdout.join(""))).toEqual(toRelay({ sensitiveFields: ["national_ref"] }).config);
    stdout.length = 0;
    expect(await main(["settings", scrubber])).toBe(0);
    expect(JSON.parse(stdout.join(""))).toEqual(toProjectSettings({ sensitiveFields: ["national_ref"] }).body);
  });

  it("reads policies from a CommonJS module", async () => {
    const both = "{ scrubber: { sensitiveFields: ['national_ref'] }, sampler: { rate: 0.5 } }";
    const compiled = `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = ${both};`;
    for (const [name, text] of [
      ["common.cjs", `module.exports = ${both};`],
      ["compiled.cjs", compiled],
    ] as const) {
      stdout.length = 0;
      expect(await main(["collector", file(name, text)])).toBe(0);
      const { config } = toCollector({ scrubber: { sensitiveFields: ["national_ref"] }, sampler: { rate: 0.5 } });
      expect(JSON.parse(stdout.join(""))).toEqual(config);
    }
  });

  it("writes a JSON file, or a YAML file whose comments say how to write it and how to start the collector", async () => {
    const [json, yaml] = [at("collector.json"), at("collector.yaml")];
    expect([await main(["collector", exact, "-o", json]), await main(["collector", exact, "-o", yaml])]).toEqual([
      0, 0,
    ]);
    expect(stdout).toEqual([]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toHaveProperty("processors.tail_sampling.policies[1].name", "base");
    const [first, second, ...rest] = readFileSync(yaml, "utf8").split("\n");
    expect(first).toBe(`# Written by: sentry-export collector ${exact} -o ${yaml}`);
    expect(second).toMatch(/^# Start the collector with --feature-gates=processor/);
    expect(rest.join("\n")).toBe(readFileSync(json, "utf8"));
  });

  it.each([
    ["weaker", weaker, "collector"],
    ["refused", refused, "collector"],
    ["refused", unsafe, "relay"],
    ["refused", unsafe, "settings"],
  ])("fails and writes nothing because of %s notes, unless they are allowed", async (kind, policy, target) => {
    const output = at(`${kind}-${target}.json`);
    expect(await main([target, policy, "-o", output])).toBe(1);
    expect(stderr.at(-1)).toMatch(/^Failed because of \d+ note\(s\): .*To accept them, add --allow /);
    expect(stderr.at(-1)).toContain(`--allow ${kind}`);
    expect(() => readFileSync(output)).toThrow("ENOENT");
    expect(await main([target, policy, "-o", output, "--allow", "weaker", "--allow", "refused"])).toBe(0);
    expect(readFileSync(output, "utf8")).not.toBe("");
  });

  it("prints the export and its notes as one JSON object", async () => {
    expect(await main(["collector", refused, "--json"])).toBe(1);
    expect(JSON.parse(stdout.join(""))).toMatchObject({
      ok: false,
      content: { processors: {} },
      gates: ["processor.tailsamplingprocessor.usetracestate"],
      notes: expect.arrayContaining([expect.objectContaining({ class: "refused", field: "sampler.rate" })]),
    });
  });

  it("requires --balancer for several collectors, and writes the balancer's configuration to that file", async () => {
    const args = ["collector", several, "-o", at("tier.json")];
    expect(await main(args)).toBe(2);
    expect(stderr.join()).toContain("Several collectors need a second file: add -o <path> and --balancer <path>");
    expect(await main([...args, "--balancer", at("balancer.json")])).toBe(0);
    expect(JSON.parse(readFileSync(at("balancer.json"), "utf8"))).toHaveProperty(
      "exporters.load_balancing.resolver.static.hostnames",
      ["a:4317", "b:4317"],
    );
    expect(await main(["collector", exact, "-o", at("tier.json"), "--balancer", at("balancer.json")])).toBe(2);
    expect(stderr.join()).toContain("--balancer has no effect with one collector");
  });

  it("prints its version and its usage", async () => {
    expect([await main(["--version"]), await main(["--help"])]).toEqual([0, 0]);
    expect(stdout[0]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(stdout[1]).toContain("Usage: sentry-export <target> <policy>");
  });
});

describe("sentry-export --check", () => {
  const output = at("checked.yaml");

  it("succeeds if the file has the content that the policy exports, however it is formatted", async () => {
    expect(await main(["collector", exact, "-o", output])).toBe(0);
    expect(stderr.at(-1)).toBe(`Wrote ${output}.`);
    expect(await main(["collector", exact, "-o", output, "--check"])).toBe(0);
    expect(stderr.at(-1)).toBe(`${output} is up to date.`);
    const content: unknown = JSON.parse(readFileSync(output, "utf8").replace(/^#.*\n/gm, ""));
    writeFileSync(output, `# reformatted\n${JSON.stringify(content)}`);
    expect(await main(["collector", exact, "-o", output, "--check"])).toBe(0);
  });

  it("fails if the file differs, says where, prints the command that updates the file, and does not change it", async () => {
    const changed = { ...toCollector({ sampler: { rate: 0.5 } }).config, extra: 1 };
    writeFileSync(output, JSON.stringify(changed));
    expect(await main(["collector", exact, "-o", output, "--check"])).toBe(1);
    const text = stderr.join("\n");
    expect(text).toContain(`${output}: processors.tail_sampling.policies[1].type differs`);
    expect(text).toContain(`${output}: extra is not in the policy`);
    expect(text).toContain(`The policy has changed. Run: sentry-export collector ${exact} -o ${output}`);
    expect(JSON.parse(readFileSync(output, "utf8"))).toEqual(changed);
  });

  it.each([
    ["does not exist", undefined],
    ["is not JSON", "processors: {}"],
  ])("fails if the file %s", async (problem, text) => {
    rmSync(output, { force: true });
    if (text !== undefined) writeFileSync(output, text);
    expect(await main(["collector", exact, "-o", output, "--check"])).toBe(1);
    expect(stderr.join("\n")).toContain(`${output} ${problem}`);
  });
});

describe("sentry-export returns 2", () => {
  it.each([
    [[], "Missing target: use relay, "],
    [["colector", exact], "Unknown target: use relay, "],
    [["collector"], "Missing policy: name a module, such as policy.mjs"],
    [["collector", exact, "x"], "Too many arguments"],
    [["collector", exact, "--chek"], "Unknown option"],
    [["collector", exact, "-o"], "Missing option value"],
    [["collector", exact, "--check"], "--check needs the file to compare: add -o <path>"],
    [["collector", exact, "--allow", "wider"], "Invalid --allow: use refused or weaker; other notes do not fail"],
    [["collector", exact, "--balancer", "b.json"], "--balancer needs -o <path>"],
    [["relay", scrubber, "-o", "a", "--balancer", "b"], "relay does not accept --balancer"],
    [["relay", exact], "exports no scrubber, which relay needs"],
    [["collector", at("none.mjs")], "Cannot find the policy: "],
    [
      ["collector", file("empty.mjs", "export const other = 1;")],
      "exports no policy, only other: export scrubber, sampler or collector",
    ],
    [["relay", file("nothing.mjs", "")], "exports no policy: export scrubber, sampler or collector"],
    [["collector", file("null.mjs", "export default null;")], "exports no policy"],
    [
      ["collector", file("typo.mjs", "export const scruber = {}; export const sampler = { rate: 1 };")],
      "exports scruber; did you mean scrubber?",
    ],
    [
      ["collector", file("unknown.mjs", "export default { scrubber: {}, volume: {} };")],
      "exports default.volume: unknown field; the fields are scrubber, sampler, collector",
    ],
    [
      ["collector", file("both.mjs", "export const scrubber = {}; export default { sampler: { rate: 1 } };")],
      "exports policies both by name and by default: use one of the two",
    ],
    [["relay", folder], "it is a folder; name a module in it"],
    [["relay", scrubber, "-o", at("no-such-folder/relay.json")], "relay.json: its folder does not exist"],
    [["relay", scrubber, "-o", folder], `Cannot write ${folder}: it is a folder`],
    [["relay", scrubber, "-o", folder, "--check"], `Cannot read ${folder}: it is a folder`],
    [["relay", scrubber, "-o", scrubber], "The policy, -o and --balancer must be different files"],
    [["collector", several, "-o", at("a.json"), "--balancer", at("a.json")], "must be different files"],
    [["collector", file("throws.mjs", "throw new Error('made-up reason');")], "made-up reason"],
    [["collector", file("syntax.mjs", "export const = 1;")], "Cannot load "],
    [["collector", file("missing.mjs", "import './no-such-file.mjs';")], "no-such-file.mjs"],
  ])("for %o, and prints the reason", async (args, reason) => {
    expect(await main(args)).toBe(2);
    expect(stderr.join()).toContain(reason);
    expect(stderr.join()).toContain("For help, run sentry-export --help.");
  });
});

describe("sentry-export returns 1", () => {
  let files = 0;

  it.each([
    [
      "{ sampler: { rate: 10 } }",
      "The sampler's policy has 1 problem(s):\n- policy.rate: expected a number from 0 to 1",
    ],
    ["{ scrubber: { paths: ['a..b'] } }", "The scrubber's policy has 1 problem(s):"],
    ["{ sampler: { rate: 1 }, collector: { collectors: 0 } }", "options.collectors: expected an integer above 0"],
    ["{ scrubber: null, sampler: { rate: 1 } }", "The scrubber's policy has 1 problem(s):"],
    ["{ scrubber: {}, sampler: null }", "The sampler's policy has 1 problem(s):"],
    ["{ scrubber: {}, collector: null }", "options: expected an object"],
  ])("for the policy %s, and prints its problems", async (policy, problems) => {
    expect(await main(["collector", file(`invalid-${files++}.mjs`, `export default ${policy};`)])).toBe(1);
    expect(stderr.join()).toContain(problems);
  });

  it("for several invalid policies, and prints the problems of all of them", async () => {
    const policies = "{ scrubber: { paths: 1 }, sampler: { rate: 10 }, collector: { endpoint: 'x' } }";
    expect(await main(["collector", file("all-invalid.mjs", `export default ${policies};`)])).toBe(1);
    for (const place of ["paths: ", "policy.rate: ", "options.endpoint: "]) expect(stderr.join()).toContain(place);
  });
});
