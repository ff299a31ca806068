import { createRequire } from "node:module";
import { promisify } from "node:util";
import { eachKindAtOnce, oneLine } from "../planted.mjs";

const fs = createRequire(import.meta.url)("node:fs");

export async function files(Sentry) {
  await eachKindAtOnce(async (at) => {
    const path = (place) => `/nowhere/${oneLine(at(place).text)}`;
    // Takes `fs.readFile` from the module at this point, because the SDK replaces it after this file is loaded.
    const read = (file) => promisify(fs.readFile)(file).catch((error) => error);
    await Sentry.startSpan({ name: "reads a file" }, () => read(path("fs: path")));
    Sentry.captureException(await read(path("fs: error")));
  });
}
