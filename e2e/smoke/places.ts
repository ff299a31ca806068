import { fileURLToPath } from "node:url";

/** The root folder of the monorepo. */
export const repository: string = fileURLToPath(new URL("../../", import.meta.url));

/** The nested workspace with one small app for each runtime. */
export const runtimes: string = fileURLToPath(new URL("../runtimes/", import.meta.url));
