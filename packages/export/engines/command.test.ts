import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const command = fileURLToPath(new URL("../bin/sentry-export.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sentry-export-command-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a policy file, and runs the built command for it. Returns the command's exit code and output. */
function run(name: string, text: string): { status: number | null; stdout: string; stderr: string } {
  writeFileSync(join(folder, name), text);
  return spawnSync(process.execPath, [command, "collector", name], { cwd: folder, encoding: "utf8" });
}

it("exports a policy when it runs as an installed command", () => {
  const { status, stdout } = run("policy.mjs", "export const sampler = { rate: 0.5 };");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toHaveProperty("processors.tail_sampling");
});

it("says how to name a file that Node does not load as an ES module", () => {
  const { status, stderr } = run("policy.cjs", "export const sampler = { rate: 0.5 };");
  expect(status).toBe(2);
  expect(stderr).toContain("Cannot load policy.cjs: it is an ES module; name it .mjs or .mts");
});

it("loads a TypeScript policy, or says which version of Node can load one", () => {
  const { status, stderr } = run("policy.mts", "export const sampler: { rate: number } = { rate: 0.5 };");
  const loadsTypeScript = Boolean(Reflect.get(process.features, "typescript"));
  expect(status).toBe(loadsTypeScript ? 0 : 2);
  if (!loadsTypeScript) expect(stderr).toContain("does not read TypeScript; use Node 22.18 or later");
});

it("prints only JSON to stdout, and ends, whatever the policy prints and starts", () => {
  const { status, stdout, stderr } = run(
    "noisy.mjs",
    "console.log('made-up line'); setInterval(() => {}, 1000); export const sampler = { rate: 0.5 };",
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toHaveProperty("processors.tail_sampling");
  expect(stderr).toContain("made-up line");
});

it.each([
  ["ends the process", "process.exit(0);"],
  ["waits for something that never happens", "await new Promise(() => {});"],
])("fails if the policy %s", (_, text) => {
  const { status, stderr } = run("ends.mjs", text);
  expect(status).not.toBe(0);
  expect(stderr).toContain("Cannot load the policy: it ended the process, or waits for something that never happens");
});

it.each([
  ["is no module", "policy.txt", "text", "Node loads only .js, .mjs and .cjs files, and TypeScript"],
  ["is JSON", "policy.json", "{}", "it is not a module; write the policy as .mjs"],
  ["imports a missing package", "import.mjs", "import 'no-such-package';", "Cannot find package 'no-such-package'"],
])("says why it cannot load a file that %s", (_, name, text, reason) => {
  const { status, stderr } = run(name, text);
  expect(status).toBe(2);
  expect(stderr).toContain(`Cannot load ${name}: ${reason}`);
});
