import { eachKind, oneLine } from "../planted.mjs";

/** Returns arguments for `console.log` in which a secret and its name are separate: `["password:", "plum"]` */
const printed = (name, value) => ({
  "after its name": [name, value],
  "after two words": ["login", name, value],
  "between other arguments": [`${name}:`, value, "for", "bob"],
  "after a sentence": [`The ${name} is`, value],
  "after an equals sign": [`${name}=`, value],
  "of a format string": [`user %s ${name} %s`, "bob", value],
  "in an object": [`${name}:`, { value }],
  "in a list": [`${name}: `, [value]],
  "after an object": [{ order: 7 }, `${name}:`, value],
});

/**
 * Returns objects in which a secret and its name are in separate places, like those of database clients and validators.
 * Example: the value is in `params`, and the column name is in `query`.
 */
const shaped = (name, value) => ({
  "a bound value": { query: `update "users" set "${name}" = $1 where "id" = $2`, params: [value, 7] },
  "an inserted value": { sql: `insert into t (\`id\`, \`${name}\`) values (?, ?)`, bindings: [7, value] },
  "a Redis command": { name: "auth", args: ["bob", value] },
  "class-validator": { value, property: name, constraints: { minLength: "too short" } },
  zod: { code: "custom", path: ["body", name], received: value },
  pydantic: { type: "value_error", loc: ["body", name], input: value },
  "express-validator": { type: "field", value, msg: "Invalid value", path: name },
  ajv: { instancePath: `/${name}`, keyword: "minLength", data: value },
  "JSON Patch": { op: "replace", path: `/user/${name}`, value },
  "a setting": { variable: name, actual: value },
  "a declaration": { [name]: { type: "string", default: value, enum: [value] } },
  "a list of pairs": [
    ["id", "7"],
    [name, value],
  ],
  "an option": ["run", `--${name}`, value],
});

/** Logs and captures secrets that are separate from their names: `console.log("password:", "plum")` */
export async function namesApart(Sentry) {
  const consola = Sentry.createConsolaReporter();
  await eachKind((at, number) =>
    Sentry.withIsolationScope(() => {
      const fieldAt = (place) => {
        const { name, value } = at(place).field;
        return [name, oneLine(value)];
      };
      for (const way of Object.keys(printed("", ""))) {
        const argumentsAt = (place) => printed(...fieldAt(`${place}: argument ${way}`))[way];
        console.log(...argumentsAt("breadcrumb"));
        console.debug(...argumentsAt("console log"));
        console.error(...argumentsAt("captured console"));
        consola.log({ type: "info", level: 3, args: argumentsAt("consola") });
      }
      const [column, cell] = fieldAt("console: table");
      console.table([{ id: 7, [column]: cell }]);
      const [name, value] = fieldAt("log: parameter of a template");
      Sentry.logger.info(Sentry.logger.fmt`user ${"bob"}, ${name} ${value}`);

      for (const shape of Object.keys(shaped("", ""))) {
        const error = new Error(`shape ${shape} ${number}`);
        Sentry.captureException(error, { extra: { detail: shaped(...fieldAt(`extra: ${shape}`))[shape] } });
      }
      const [bound, param] = fieldAt("error: message with bound values");
      Sentry.captureException(new Error(`Failed query: update "users" set "${bound}" = $1\nparams: ${param}`));
    }),
  );
}
