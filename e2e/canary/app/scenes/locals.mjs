import { eachKind, fieldsOf } from "../planted.mjs";

/** Throws errors while local variables contain canaries, which the SDK reads through Node's inspector. */
export async function locals(Sentry) {
  await eachKind((at, number) => {
    try {
      fail(number, at("local variable: text").text, fieldsOf(at("local variable: object")));
    } catch (error) {
      Sentry.captureException(error);
    }
  });
}

function fail(number, note, order) {
  const list = [note, order];
  throw new Error(`failed ${number} of ${list.length}`);
}
