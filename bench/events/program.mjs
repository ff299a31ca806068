import { capital, randomOf } from "./random.mjs";

const FRAMES = 200;
const PACKAGES = 60;
const { int, chance, pick, hex, word, words, camel } = randomOf(0);

const line = () =>
  pick([
    `    const ${camel()} = await this.${camel()}.${camel()}(${camel()}, { ${word()}: ${int(1, 99)} });`,
    `    if (!${camel()}) throw new ${capital(word())}Error("${words(3)}");`,
    `    return ${camel()}.map((${word()}) => ${word()}.${camel()}).filter(Boolean);`,
    `  async ${camel()}(${camel()}, ${camel()} = {}) {`,
    "  }",
  ]);
const lines = () => Array.from({ length: 5 }, line);

/**
 * The stack frames of one program, shared by all events. A process always runs the same code, so its errors repeat the
 * same source lines and variable names, and only the values of the variables differ.
 */
export const PROGRAM = Object.freeze(
  Array.from({ length: FRAMES }, () => {
    const module = `${word()}/${word()}-${word()}`;
    return Object.freeze({
      filename: `/srv/app/dist/${module}.js`,
      module: module.replace("/", "."),
      function: `${capital(word())}.${camel()}`,
      in_app: chance(0.6),
      lineno: int(1, 900),
      colno: int(1, 80),
      pre_context: lines(),
      context_line: line(),
      post_context: lines(),
      variables: /** @type {const} */ ([camel(), camel()]),
    });
  }),
);

/** The packages that the program has installed. Every event lists them. */
export const MODULES = Object.freeze(
  Object.fromEntries(
    Array.from({ length: PACKAGES }, () => [
      `@${word()}/${word()}-${hex(3)}`,
      `${int(0, 20)}.${int(0, 40)}.${int(0, 9)}`,
    ]),
  ),
);

/** The stack frames of the scripts of one page, shared by all browser events. */
export const SCRIPTS = Object.freeze(
  Array.from({ length: FRAMES }, () =>
    Object.freeze({
      filename: `https://shop.example/assets/${word()}-${hex(8)}.js`,
      function: pick([camel(), `${capital(word())}.${camel()}`, "?"]),
      in_app: true,
      lineno: int(1, 40),
      colno: int(1, 90_000),
    }),
  ),
);
