import { eachKind, fieldsOf, oneLine } from "../planted.mjs";

export async function consoles(Sentry) {
  await eachKind((at) =>
    Sentry.withIsolationScope(() => {
      console.log(oneLine(at("console: breadcrumb").text), fieldsOf(at("console: breadcrumb argument")));
      console.error(at("captured console: message").text, fieldsOf(at("captured console: argument")));
      const { name, value } = at("console: template's value").field;
      console.log(`${name}=%s`, value);
      console.debug(`${name}=%s`, value);
      console.debug(at("console log: message").text, fieldsOf(at("console log: argument")));
    }),
  );
}
