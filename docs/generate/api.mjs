import { rmSync } from "node:fs";
import { join } from "node:path";
import { Application } from "typedoc";
import { entryPoints } from "./entry-points.mjs";
import { FILES_URL, REPOSITORY, SITE } from "./places.mjs";

const API = join(SITE, "api");

/** Writes a page of the API reference for each entry point of the packages. Returns TypeDoc's model of the packages. */
export async function generateApi() {
  const entries = entryPoints();
  rmSync(API, { recursive: true, force: true });
  /** @type {Partial<import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions>} */
  const options = {
    tsconfig: join(SITE, "tsconfig.api.json"),
    plugin: ["typedoc-plugin-markdown"],
    entryPoints: entries.map(({ source }) => source),
    outputs: [{ name: "markdown", path: API }],
    outputFileStrategy: "modules",
    entryFileName: "index",
    readme: "none",
    disableGit: true,
    sourceLinkTemplate: `${FILES_URL}packages/{path}#L{line}`,
    displayBasePath: join(REPOSITORY, "packages"),
    excludeExternals: true,
    validation: { notExported: false },
    logLevel: "Error",
    groupOrder: ["Functions", "Variables", "Classes", "*"],
    hideBreadcrumbs: true,
    hidePageHeader: true,
    parametersFormat: "table",
    interfacePropertiesFormat: "table",
    classPropertiesFormat: "table",
    typeAliasPropertiesFormat: "table",
    propertyMembersFormat: "table",
    tableColumnSettings: { hideSources: true, hideModifiers: true, hideInherited: true, hideOverrides: true },
    pageTitleTemplates: {
      module: (/** @type {{ name: string }} */ { name }) =>
        entries.find(({ page }) => page === name)?.specifier ?? name,
    },
    useHTMLEncodedBrackets: true,
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the packages. Its messages are above.");
  project.name = "API reference";
  for (const module of project.children ?? []) {
    const entry = entries.find(({ source }) => source === module.sources?.[0]?.fullFileName);
    if (entry === undefined) throw new Error(`No entry point of a package belongs to the module ${module.name}.`);
    module.name = entry.page;
  }
  const missing = entries.filter(({ page }) => !project.children?.some(({ name }) => name === page));
  if (missing.length > 0)
    throw new Error(`${missing.map(({ source }) => source).join(", ")}: not read. Add it to tsconfig.api.json.`);
  await app.generateOutputs(project);
  if (app.logger.hasErrors()) throw new Error("TypeDoc reported errors. They are above.");
  return project;
}
