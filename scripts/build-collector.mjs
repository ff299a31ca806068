// Builds the OpenTelemetry Collector that the tests in `packages/export/engines/collector` run, and prints its path.
// The build needs Go, and takes 10 to 20 minutes on two cores the first time. The result is kept in the user's cache,
// so that all checkouts share it.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  collectorFolder,
  collectorPath,
  manifestPath,
  VERSION,
} from "../packages/export/engines/collector/location.mjs";

const binary = collectorPath();
if (!existsSync(binary)) build();
console.log(`${binary} (${(statSync(binary).size / 1e6).toFixed(1)} MB)`);

function build() {
  const began = Date.now();
  const folder = collectorFolder();
  const work = join(folder, "work");
  mkdirSync(work, { recursive: true });
  copyFileSync(manifestPath, join(work, "builder.yaml"));

  run("go", ["install", `go.opentelemetry.io/collector/cmd/builder@v${VERSION}`], { GOBIN: folder });
  run(join(folder, "builder"), ["--config", "builder.yaml", "--skip-compilation"], {}, work);
  const output = join(work, "otelcol");
  // `-s -w` omits the debug information, which would be a third of the binary.
  run(
    "go",
    ["build", "-trimpath", "-ldflags=-s -w", "-o", output],
    { GOFLAGS: "-buildvcs=false" },
    join(work, "build"),
  );

  // The binary gets its final name only when it is complete, because tests look for it under that name.
  mkdirSync(dirname(binary), { recursive: true });
  renameSync(output, binary);
  rmSync(work, { recursive: true, force: true });
  console.log(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 */
function run(command, args, env, cwd = process.cwd()) {
  console.log(`> ${command} ${args.join(" ")}`);
  try {
    execFileSync(command, args, { cwd, env: { ...process.env, ...env }, stdio: "inherit" });
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "ENOENT") throw error;
    console.error(`${command} was not found. Install Go 1.25 or later: https://go.dev/dl`);
    process.exit(1);
  }
}
