import { CREDENTIALS } from "./credentials.ts";
import type { Detector } from "./detector.ts";
import { PERSONAL } from "./personal.ts";
import { VENDORS } from "./vendors.ts";

export type { Beginning, Detector, Needs } from "./detector.ts";

/** All built-in detectors. The detectors for credentials come first. */
export const DETECTORS: readonly Detector[] = Object.freeze([...CREDENTIALS, ...VENDORS, ...PERSONAL]);
