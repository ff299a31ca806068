import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Worker } from "node:worker_threads";

const require = createRequire(import.meta.url);

/**
 * Compiles projects with one version of TypeScript. Returns what `tsc --pretty false` would print for each one.
 *
 * @param {string} compiler Name of the npm package: `typescript`, or an alias such as `typescript-5.4`.
 * @param {readonly string[]} projects Paths of `tsconfig` files.
 * @returns {Promise<string[]>}
 */
export async function compile(compiler, projects) {
  const { version } = require(`${compiler}/package.json`);
  return Number.parseInt(version, 10) < 7 ? compileInWorker(compiler, projects) : compileWithTsc(compiler, projects);
}

/** @param {string} compiler @param {readonly string[]} projects @returns {Promise<string[]>} */
function compileInWorker(compiler, projects) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: { compiler, projects } });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

/**
 * Runs `tsc` for each project. Used for TypeScript 7, which has no stable API, but a fast `tsc`.
 *
 * @param {string} compiler
 * @param {readonly string[]} projects
 */
async function compileWithTsc(compiler, projects) {
  const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
  const outputs = [];
  for (const project of projects) outputs.push(await outputOf(tsc, project));
  return outputs;
}

/** @param {string} tsc @param {string} project @returns {Promise<string>} */
function outputOf(tsc, project) {
  return new Promise((resolve, reject) => {
    const options = { cwd: dirname(project), encoding: "utf8", maxBuffer: 2 ** 26 };
    execFile(process.execPath, [tsc, "-p", project, "--pretty", "false"], options, (error, stdout) => {
      // If the code has errors, `tsc` prints them to `stdout` and exits with 1 or 2. Only an exit code without output
      // means that `tsc` itself failed.
      if (error !== null && stdout === "") reject(error);
      else resolve(String(stdout));
    });
  });
}
