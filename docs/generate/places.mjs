import { fileURLToPath } from "node:url";

/** The root folder of the repository. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of the site, which is VitePress' `srcDir`. */
export const SITE = fileURLToPath(new URL("../", import.meta.url));

/** The address at which readers find the files of the repository that have no page on the site. */
export const FILES_URL = "https://github.com/sentry-policy/sentry-policy/blob/main/";

/**
 * Guides that people also read in the repository, as `docs/NAME.md`. Their links lead to files there. Their pages on
 * the site are generated, with links to other pages.
 */
export const REPOSITORY_GUIDES = Object.freeze(["prometheus", "tunnel", "fleet"]);
