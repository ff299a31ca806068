import { capital, randomOf } from "./random.mjs";

/** @typedef {import("./random.mjs").Random} Random */

const FRAMES = 200;
const PACKAGES = 60;

/** @param {Random} random */
function lineOf({ int, pick, word, words, camel }) {
  return pick([
    `    const ${camel()} = await this.${camel()}.${camel()}(${camel()}, { ${word()}: ${int(1, 99)} });`,
    `    if (!${camel()}) throw new ${capital(word())}Error("${words(3)}");`,
    `    return ${camel()}.map((${word()}) => ${word()}.${camel()}).filter(Boolean);`,
    `  async ${camel()}(${camel()}, ${camel()} = {}) {`,
    "  }",
  ]);
}

/** @param {Random} random */
function frameOf(random) {
  const { int, chance, word, camel } = random;
  const lines = () => Array.from({ length: 5 }, () => lineOf(random));
  const module = `${word()}/${word()}-${word()}`;
  return Object.freeze({
    filename: `/srv/app/dist/${module}.js`,
    module: module.replace("/", "."),
    function: `${capital(word())}.${camel()}`,
    in_app: chance(0.6),
    lineno: int(1, 900),
    colno: int(1, 80),
    pre_context: lines(),
    context_line: lineOf(random),
    post_context: lines(),
    variables: /** @type {const} */ ([camel(), camel()]),
  });
}

/** @param {Random} random */
function scriptFrameOf({ int, pick, hex, word, camel }) {
  return Object.freeze({
    filename: `https://shop.example/assets/${word()}-${hex(8)}.js`,
    function: pick([camel(), `${capital(word())}.${camel()}`, "?"]),
    in_app: true,
    lineno: int(1, 40),
    colno: int(1, 90_000),
  });
}

/** @param {Random} random */
function modulesOf({ int, hex, word }) {
  return Object.freeze(
    Object.fromEntries(
      Array.from({ length: PACKAGES }, () => [
        `@${word()}/${word()}-${hex(3)}`,
        `${int(0, 20)}.${int(0, 40)}.${int(0, 9)}`,
      ]),
    ),
  );
}

const shared = randomOf(0);
const FRAMES_OF_PROGRAM = Array.from({ length: FRAMES }, () => frameOf(shared));
const MODULES = modulesOf(shared);
const FRAMES_OF_SCRIPTS = Array.from({ length: FRAMES }, () => scriptFrameOf(shared));

/**
 * Returns functions that create stack frames, and the list of installed packages. By default, all events take their
 * frames from the same lists, because the errors of a real process have the same source lines and variable names. With
 * `firstSeen`, each event gets new frames and packages.
 *
 * @param {Random} random
 */
export function programOf(random) {
  const { firstSeen, pick } = random;
  return {
    frame: () => (firstSeen ? frameOf(random) : pick(FRAMES_OF_PROGRAM)),
    scriptFrame: () => (firstSeen ? scriptFrameOf(random) : pick(FRAMES_OF_SCRIPTS)),
    modules: firstSeen ? modulesOf(random) : MODULES,
  };
}
