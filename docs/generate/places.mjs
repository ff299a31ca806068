import { fileURLToPath } from "node:url";

/** The root folder of the repository. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of the site, which is VitePress' `srcDir`. */
export const SITE = fileURLToPath(new URL("../", import.meta.url));

/** Where readers find the files of the repository that are no pages of the site. */
export const FILES_URL = "https://github.com/sentry-policy/sentry-policy/blob/main/";

/**
 * Guides that are also read in the repository, as `docs/NAME.md`, so that their links lead to files. Their pages on the
 * site are made from them.
 */
export const REPOSITORY_GUIDES = Object.freeze(["prometheus", "tunnel", "fleet"]);
