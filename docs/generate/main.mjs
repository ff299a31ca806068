// Generates the pages that are made from the packages, the examples and the changesets.
import { generateApi } from "./api.mjs";
import { generatePages } from "./pages.mjs";
import { generatePolicyFields } from "./policy-fields.mjs";
import { writeStamp } from "./stamp.mjs";

generatePages();
generatePolicyFields(await generateApi());
writeStamp();
