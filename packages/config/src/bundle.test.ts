import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

interface Bundle {
  readonly files: readonly string[];
  readonly text: string;
}

async function bundleOf(imported: string, entry = "./index.ts"): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { ${imported} } from "${entry}"`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    metafile: true,
  });
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file.replace(/^.*\/src\//, "")] : [],
    ),
  );
  return { files, text: outputFiles.map(({ text }) => text).join() };
}

it("bundles sentryConfig without descriptions, explanations, the schema or the command", async () => {
  const { files, text } = await bundleOf("sentryConfig");
  expect(files).toContain("sentry-config.ts");
  expect(files.filter((file) => /describe|docs\.ts|schema|zod|cli\//.test(file))).toEqual([]);
  expect(text).not.toContain("glpat");
  // The same searches must find these modules in bundles that need them. Otherwise, the expectations above would prove
  // nothing.
  const described = await bundleOf("describeConfig");
  expect(described.files).toContain("describe.ts");
  expect(described.text).toContain("glpat");
  expect((await bundleOf("sentryEnv")).files.filter((file) => /schema|zod/.test(file))).not.toEqual([]);
});

it("bundles readPublicConfig without zod, the variables, or the code that reads variables", async () => {
  const { files } = await bundleOf("readPublicConfig", "./public.ts");
  expect(files).toContain("public/read-public-config.ts");
  expect(files.filter((file) => /zod|variables\.ts|checks\/|resolve\//.test(file))).toEqual([]);
  const server = await bundleOf("publicConfig");
  expect(server.files).toEqual(expect.arrayContaining(["variables/variables.ts", "resolve/resolve.ts"]));
});
