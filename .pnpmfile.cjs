/** Condition under which the monorepo resolves its packages to their sources. */
const SOURCE = "@sentry-policy/source";

/**
 * Leaves out of a published manifest what only the monorepo uses: scripts, dev dependencies, `imports` (the bundles
 * have none) and the entries of `exports` for sources.
 *
 * @param {Record<string, any>} manifest
 */
function beforePacking({ scripts, devDependencies, imports, publishConfig, ...manifest }) {
  for (const entry of Object.values(manifest.exports ?? {})) delete entry[SOURCE];
  return manifest;
}

module.exports = { hooks: { beforePacking } };
