import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const repository = fileURLToPath(new URL("../../", import.meta.url));

it("the commands in the README of export find no difference between the shop's policy and its exported file", () => {
  const readme = readFileSync(`${repository}packages/export/README.md`, "utf8");
  const [, commands] = /```sh\n(cd examples\n[^`]*)```/.exec(readme) ?? [];
  expect(commands).toContain("--check");
  const { status, stderr } = spawnSync("sh", ["-e"], { cwd: repository, input: commands ?? "", encoding: "utf8" });
  const fix = "examples/shop/collector.yaml is out of date. Run: pnpm --filter @sentry-policy/examples export";
  expect(stderr, fix).not.toContain("The policy has changed");
  expect(status, stderr).toBe(0);
});
