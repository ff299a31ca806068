// A resolve hook that makes the workspace look like an app that installed one SDK: there the packages' peer
// `@sentry/core` is that SDK's own copy, while in the workspace it is the newest one for all.

const e2e = new URL("../../package.json", import.meta.url).href;
const packages = new URL("../../../packages/", import.meta.url).href;
const scenarios = new URL("../../scenarios/", import.meta.url).href;

let sdk = "";

/** @param {{ sdk: string }} data */
export function initialize(data) {
  sdk = data.sdk;
}

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  const alias = aliasOf(specifier, context.parentURL ?? "");
  return alias === undefined ? nextResolve(specifier, context) : nextResolve(alias, { ...context, parentURL: e2e });
}

/**
 * @param {string} specifier
 * @param {string} importer
 */
function aliasOf(specifier, importer) {
  const isOurs = importer.startsWith(packages) || importer.startsWith(scenarios);
  const name = /^@sentry\/(core|node|browser)$/.exec(specifier)?.[1];
  return isOurs && name !== undefined ? `sentry-${name}-${sdk}` : undefined;
}
