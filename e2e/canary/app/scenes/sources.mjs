import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eachKind } from "../planted.mjs";

const literal = ({ field }) => `const ${field.name.replaceAll("-", "_")} = ${JSON.stringify(field.value)};`;

/** Throws errors in modules with canaries in their source lines, which the SDK sends with the stack frames. */
export async function sources(Sentry) {
  const folder = await mkdtemp(join(tmpdir(), "canary-"));
  await eachKind(async (at, number) => {
    const lines = [
      `export function fail() { ${literal(at("source: line before"))}`,
      `{ ${literal(at("source: line"))} throw new Error("in source ${number}"); } }`,
    ];
    const file = join(folder, `source-${number}.mjs`);
    await writeFile(file, lines.join("\n"));
    const { fail } = await import(pathToFileURL(file).href);
    try {
      fail();
    } catch (error) {
      Sentry.captureException(error);
    }
  });
  await Sentry.flush(5000);
  await rm(folder, { recursive: true });
}
