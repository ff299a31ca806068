import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync } from "oxc-parser";

const PACKAGES = resolve("packages");

/**
 * Collects every regular expression in the published packages, with the first place where it occurs. These are the
 * literals in `src`, and the expressions that the built packages construct while they load or compile a default policy.
 *
 * @returns {Promise<Map<string, { source: string, flags: string, place: string }>>}
 */
export async function collectPatterns() {
  /** @type {Map<string, { source: string, flags: string, place: string }>} */
  const patterns = new Map();
  const add = (/** @type {string} */ source, /** @type {string} */ flags, /** @type {string} */ place) => {
    // The flags `g` and `d` are omitted, because they do not change how a match is found.
    const kept = flags.replace(/[dg]/g, "");
    const key = `/${source}/${kept}`;
    if (!patterns.has(key)) patterns.set(key, { source, flags: kept, place });
  };
  for (const name of readdirSync(PACKAGES)) literalsOf(join(PACKAGES, name, "src"), add);
  await recordConstructed(add);
  return patterns;
}

/** @typedef {(source: string, flags: string, place: string) => void} Add */

/**
 * @param {string} folder
 * @param {Add} add
 */
function literalsOf(folder, add) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))) {
    const text = readFileSync(join(folder, file), "utf8");
    const { program, errors } = parseSync(file, text);
    if (errors.length > 0) throw new SyntaxError(`Cannot parse ${file}: ${errors[0]?.message}`);
    visit(program, ({ pattern, flags }, at) => {
      const line = text.slice(0, at).split("\n").length;
      add(pattern, flags, `${join(folder, file).slice(PACKAGES.length + 1)}:${line}`);
    });
  }
}

/**
 * @param {any} node
 * @param {(regex: { pattern: string, flags: string }, at: number) => void} found
 */
function visit(node, found) {
  if (typeof node !== "object" || node === null) return;
  if (node.type === "Literal" && node.regex) found(node.regex, node.start);
  for (const key in node) visit(node[key], found);
}

/** @param {Add} add */
async function recordConstructed(add) {
  const Native = RegExp;
  const record = (/** @type {RegExp} */ made) => {
    // Records only expressions that our packages construct. The stack trace shows which code constructed an expression.
    // The trace consists of these lines: [0] the error message, [1] this function, [2] the handler of the proxy around
    // `RegExp`, [3] the code that called `RegExp`.
    const caller = new Error().stack?.split("\n")[3] ?? "";
    const place = caller.indexOf(`${PACKAGES}/`);
    if (place !== -1) add(made.source, made.flags, caller.slice(place + PACKAGES.length + 1));
    return made;
  };
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, args, newTarget) => record(Reflect.construct(target, args, newTarget)),
    apply: (target, self, args) => record(Reflect.apply(target, self, args)),
  });
  try {
    for (const entry of readdirSync(PACKAGES).flatMap((name) => entriesOf(join(PACKAGES, name)))) {
      const { createScrub, credentials } = await import(entry);
      // Calls `createScrub` of the scrubber's default entry, which compiles a policy with all features. `createScrub`
      // of the core is not called, because it needs a list of features. Only the core exports `credentials`.
      if (credentials === undefined) createScrub?.();
    }
  } finally {
    globalThis.RegExp = Native;
  }
}

/** @param {string} folder */
function entriesOf(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return Object.values(exports)
    .map((entry) => entry.import?.default)
    .filter((file) => typeof file === "string")
    .map((file) => pathToFileURL(join(folder, file)).href);
}
