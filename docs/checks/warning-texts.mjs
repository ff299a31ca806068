import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** @typedef {import("oxc-parser").Expression | import("oxc-parser").Argument} Expression */
/** @typedef {Map<string, Expression>} Constants */

/** Names of functions that log their argument, and of parameters that hold such a function. */
const LOGGERS = new Set(["warn", "warnOnce"]);

/**
 * Files that log a text from elsewhere, with the files that contain this text. In those files, each long text that is
 * a sentence counts as a warning. An empty list means that a caller passes the text, so the text is found in the
 * caller's file.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const MADE_ELSEWHERE = Object.freeze({
  "internal/src/callback.ts": [],
  "internal/src/safely.ts": [],
  "sampler/src/sampler.ts": ["sampler/src/policy/foreign-attributes.ts"],
  "scrubber/src/guard/reattach.ts": ["scrubber/src/guard/reattach.ts"],
  "scrubber/src/guard/startup-warnings.ts": ["scrubber/src/guard/startup-warnings.ts"],
  // These log an issue of the configuration, which has the fields `problem` and `fix`.
  "config/src/resolve/report-problems.ts": [],
  "config/src/public/read-public-config.ts": [],
});
/** Files with issues that are logged, instead of thrown. The text of an issue is in the field `problem`. */
const ISSUES = Object.freeze(["config/src/resolve/warnings.ts", "config/src/checks/unknown-variables.ts"]);

/**
 * Returns the texts of all warnings in the sources of the packages. `...` stands for a part that varies.
 *
 * @param {string} packages The folder of the packages.
 */
export function warningTexts(packages) {
  const texts = new Set(ISSUES.flatMap((file) => problemsIn(join(packages, file))));
  for (const file of sourcesIn(packages)) {
    const path = join(packages, file);
    const { constants, loggedArguments } = readSource(path);
    for (const argument of loggedArguments) {
      const found = textsOf(argument, constants);
      for (const text of found ?? textsMadeElsewhere(packages, file)) texts.add(text);
    }
  }
  // Leaves out texts that are only the end of another text. A file can contain such an end as a constant of its own.
  return [...texts].filter((text) => ![...texts].some((other) => other !== text && other.endsWith(text))).sort();
}

/** @param {string} packages @param {string} file */
function textsMadeElsewhere(packages, file) {
  const others = MADE_ELSEWHERE[file];
  if (others === undefined)
    throw new Error(`${file} logs a text that is made elsewhere. Add the file to MADE_ELSEWHERE.`);
  return others.flatMap((other) => sentencesIn(join(packages, other)));
}

/** @type {Map<string, { constants: Constants, loggedArguments: Expression[] }>} */
const sources = new Map();

/**
 * Reads a file. Returns its constants, with those that it imports, and the arguments that are logged. These are the
 * first argument of each call of a logger, and the texts after a logger that is passed on, as in
 * `createSafely(warnOnce, TEXT)`.
 *
 * @param {string} path
 */
function readSource(path) {
  const known = sources.get(path);
  if (known !== undefined) return known;
  /** @type {Constants} */
  const constants = new Map();
  /** @type {Expression[]} */
  const loggedArguments = [];
  sources.set(path, { constants, loggedArguments });
  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      if (!source.value.startsWith(".")) return;
      const others = readSource(join(dirname(path), source.value)).constants;
      for (const { local } of specifiers) {
        const value = others.get(local.name);
        if (value !== undefined) constants.set(local.name, value);
      }
    },
    VariableDeclarator({ id, init }) {
      if (id.type === "Identifier" && init !== null) constants.set(id.name, init);
    },
    CallExpression({ callee, arguments: args }) {
      const isLogger = callee.type === "Identifier" && LOGGERS.has(callee.name);
      const place = isLogger ? -1 : args.findIndex((each) => each.type === "Identifier" && LOGGERS.has(each.name));
      if (isLogger && args[0] !== undefined) loggedArguments.push(args[0]);
      // Other arguments after the logger, such as a version, are not texts.
      else if (place >= 0) loggedArguments.push(...args.slice(place + 1).filter((each) => isText(each, constants)));
    },
  }).visit(parseSync(path, readFileSync(path, "utf8")).program);
  return { constants, loggedArguments };
}

/**
 * Returns all texts that an expression can stand for, or `undefined` if the file does not show them.
 *
 * @param {Expression} expression
 * @param {Constants} constants
 * @returns {string[] | undefined}
 */
function textsOf(expression, constants) {
  switch (expression.type) {
    case "Literal":
      return typeof expression.value === "string" ? [expression.value] : undefined;
    case "TemplateLiteral":
      return expression.quasis
        .map(({ value }, place) => ({ text: value.cooked ?? "", hole: expression.expressions[place] }))
        .reduce(
          (/** @type {string[]} */ texts, { text, hole }) => {
            const ends = hole === undefined ? [""] : (textsOf(hole, constants) ?? ["..."]);
            return texts.flatMap((start) => ends.map((end) => start + text + end));
          },
          [""],
        );
    case "ConditionalExpression": {
      const both = [expression.consequent, expression.alternate].map((each) => textsOf(each, constants));
      return both.every((each) => each !== undefined) ? both.flat() : undefined;
    }
    case "Identifier": {
      const value = constants.get(expression.name);
      return value === undefined ? undefined : textsOf(value, constants);
    }
    default:
      return undefined;
  }
}

/** @param {Expression} expression @param {Constants} constants */
function isText(expression, constants) {
  return textsOf(expression, constants) !== undefined;
}

/**
 * Returns the texts in a file that are sentences: `debug: true prints captured data. Remove it.`
 *
 * @param {string} path
 */
function sentencesIn(path) {
  const { constants } = readSource(path);
  /** @type {string[]} */
  const texts = [];
  const add = (/** @type {Expression} */ node) => texts.push(...(textsOf(node, constants) ?? []));
  new Visitor({ Literal: add, TemplateLiteral: add }).visit(parseSync(path, readFileSync(path, "utf8")).program);
  // Leaves out short texts with one sentence. They are the ends of other texts, which begin with a part that varies.
  return texts.filter((text) => text.endsWith(".") && (text.length > 70 || text.includes(". ")));
}

/**
 * Returns the texts of all fields named `problem` in a file.
 *
 * @param {string} path
 */
function problemsIn(path) {
  const { constants } = readSource(path);
  /** @type {string[]} */
  const texts = [];
  new Visitor({
    Property({ key, value }) {
      if (key.type === "Identifier" && key.name === "problem" && isText(/** @type {Expression} */ (value), constants))
        texts.push(...(textsOf(/** @type {Expression} */ (value), constants) ?? []));
    },
  }).visit(parseSync(path, readFileSync(path, "utf8")).program);
  return texts;
}

/** @param {string} packages */
function sourcesIn(packages) {
  return readdirSync(packages, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^[\w-]+\/src\/(?!.*\.test(?:-d)?\.ts$).*\.ts$/.test(file),
  );
}
