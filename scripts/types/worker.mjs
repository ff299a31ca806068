// Compiles projects through the compiler API of TypeScript 5 and 6. This is several times as fast as running `tsc`,
// because each file is parsed only once, and the type declarations of other packages are not checked.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";

/** @type {{ compiler: string, projects: string[] }} */
const { compiler, projects } = workerData;
/** @type {typeof import("typescript-5.9")} */
const ts = createRequire(import.meta.url)(compiler);
/** @type {Map<string, import("typescript-5.9").SourceFile | undefined>} */
const parsed = new Map();
/**
 * The program that was compiled most recently. If the next program has similar options, TypeScript reuses its resolved
 * imports.
 *
 * @type {{ oldProgram?: import("typescript-5.9").Program }}
 */
let reused = {};

parentPort?.postMessage(projects.map(compile));

/** @param {string} project */
function compile(project) {
  const folder = dirname(project);
  const config = ts.getParsedCommandLineOfConfigFile(project, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  });
  if (config === undefined) throw new Error(`cannot read ${project}`);
  const { options, fileNames: rootNames, errors: configFileParsingDiagnostics } = config;
  const host = createHost(options);
  const program = ts.createProgram({ rootNames, options, host, configFileParsingDiagnostics, ...reused });
  reused = { oldProgram: program };
  const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(folder));
  const diagnostics = [
    ...configFileParsingDiagnostics,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...own.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ];
  return ts.formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => folder });
}

/** @param {import("typescript-5.9").CompilerOptions} options */
function createHost(options) {
  const host = ts.createCompilerHost(options);
  const parse = host.getSourceFile;
  host.getSourceFile = (file, language, ...rest) => {
    const format = typeof language === "object" ? language.impliedNodeFormat : undefined;
    const key = `${file}|${format}`;
    if (!parsed.has(key)) parsed.set(key, parse(file, language, ...rest));
    return parsed.get(key);
  };
  return host;
}
