import { rmSync } from "node:fs";
import { join } from "node:path";
import {
  Application,
  DeclarationReflection,
  IntrinsicType,
  ReflectionGroup,
  ReflectionKind,
  ReflectionType,
} from "typedoc";
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
    logLevel: "Warn",
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
  shorten(project);
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("TypeDoc reported problems. They are above.");
  return project;
}

/** An object type with at least this number of fields without docstrings is not listed field by field. */
const MANY_FIELDS = 20;

/**
 * Removes what makes the pages long:
 *
 * - members that are already listed with the interface from which they are inherited
 * - the fields of objects with a field for each kind of detector; the type `DetectorKind` lists the kinds
 * - the links to the sources of types and members; the links of functions and classes remain
 *
 * Lists the methods of interfaces that have no docstrings in the table of the properties, instead of in sections.
 *
 * @param {import("typedoc").ProjectReflection} project
 */
function shorten(project) {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.All)) {
    if (!(reflection instanceof DeclarationReflection)) continue;
    if (reflection.kindOf(ReflectionKind.ClassOrInterface)) removeInherited(project, reflection);
    if (reflection.kindOf(ReflectionKind.Interface)) listMethodsAsProperties(reflection);
    if (reflection.kindOf([ReflectionKind.Interface, ReflectionKind.TypeAlias])) delete reflection.sources;
    if (!reflection.kindOf(ReflectionKind.SomeMember)) continue;
    const fields = reflection.type?.type === "reflection" ? (reflection.type.declaration.children ?? []) : [];
    if (fields.length >= MANY_FIELDS && fields.every((field) => !field.hasComment()))
      reflection.type = new IntrinsicType("object");
    delete reflection.sources;
    for (const signature of reflection.signatures ?? []) delete signature.sources;
  }
}

/**
 * @param {import("typedoc").ProjectReflection} project
 * @param {DeclarationReflection} reflection A class or an interface.
 */
function removeInherited(project, reflection) {
  const parents = reflection.extendedTypes?.map((type) => (type.type === "reference" ? type.reflection : undefined));
  if (parents === undefined || parents.includes(undefined)) return;
  for (const child of [...(reflection.children ?? [])])
    if (child.inheritedFrom !== undefined) project.removeReflection(child);
  for (const group of reflection.groups ?? [])
    group.children = group.children.filter(({ id }) => project.getReflectionById(id) !== undefined);
}

/** @param {DeclarationReflection} reflection An interface. */
function listMethodsAsProperties(reflection) {
  const methods = (reflection.children ?? []).filter(
    (child) =>
      child.kindOf(ReflectionKind.Method) && child.signatures?.every((signature) => !signature.hasComment()) === true,
  );
  if (methods.length === 0) return;
  for (const method of methods) {
    const type = new DeclarationReflection("__type", ReflectionKind.TypeLiteral, method);
    type.signatures = method.signatures ?? [];
    delete method.signatures;
    method.kind = ReflectionKind.Property;
    method.type = new ReflectionType(type);
  }
  const groups = (reflection.groups ?? []).map((group) => {
    group.children = group.children.filter((child) => !methods.some((method) => method === child));
    return group;
  });
  const properties =
    groups.find(({ title }) => title === "Properties") ?? new ReflectionGroup("Properties", reflection);
  properties.children.push(...methods);
  reflection.groups = [...groups.filter((group) => group !== properties && group.children.length > 0), properties];
}
