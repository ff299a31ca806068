import { fileURLToPath } from "node:url";

/** The root folder of the repository. */
export const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of the site, which is VitePress' `srcDir`. */
export const SITE = fileURLToPath(new URL("../", import.meta.url));

/** Where readers find the files of the repository that are no pages of the site. */
export const FILES_URL = "https://github.com/sentry-policy/sentry-policy/blob/main/";
