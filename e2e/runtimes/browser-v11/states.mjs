import * as Sentry from "@sentry/browser";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { runState } from "../browser-driver/states-page.mjs";

await runState({ Sentry, scrubber, scrubberIntegration });
