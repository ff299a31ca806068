import { printed } from "../../../support/printed.mjs";
import { eachKind, oneLine } from "../planted.mjs";

/**
 * Returns objects in which a secret value and its name are in separate places, as database clients and validators
 * create them. Example: the value is in `params`, but the column name is in `query`.
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
  "the arguments of a process": { syscall: "spawn sshpass", path: "sshpass", spawnargs: ["-p", value, "ssh"] },
  "a change": { field: name, oldValue: value, newValue: "none" },
  "a row": { columns: ["id", name], values: [7, value] },
  "a violated constraint": `Key (${name})=(${value}) already exists.`,
  "a table of an SQL client": ` id | ${name}\n----+-------\n  7 | ${value}`,
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
      const [added, data] = fieldAt("error: message with inserted values");
      Sentry.captureException(
        new Error(`Failed query: insert into "users" ("id", "${added}") values ($1, $2)\nparams: 7,${data}`),
      );
      const [alias, literal] = fieldAt("span: alias of a literal");
      Sentry.startSpan({ name: `select '${literal}' as "${alias}" from t`, op: "db.query" }, () => {});
    }),
  );
}
