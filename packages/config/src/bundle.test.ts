import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

async function filesFor(imported: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: {
      contents: `export { ${imported} } from "./index.ts"`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file.replace(/^.*\/src\//, "")] : [],
    ),
  );
}

it("brings nothing of descriptions, explanations, the schema or the command along with sentryConfig", async () => {
  const files = await filesFor("sentryConfig");
  expect(files).toContain("sentry-config.ts");
  expect(files.filter((file) => /describe|explain|displayed|schema|zod|cli\//.test(file))).toEqual([]);
  // What is looked for is there where it is asked for.
  expect(await filesFor("describeConfig")).toEqual(expect.arrayContaining(["describe.ts", "displayed.ts"]));
  expect(await filesFor("sentryEnv")).toEqual(expect.arrayContaining(["schema.ts", expect.stringContaining("zod")]));
});
