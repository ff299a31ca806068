import * as Sentry from "@sentry/browser";
import { compose } from "@sentry-policy/compose";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { runState } from "../browser-driver/states-page.mjs";

await runState({ Sentry, compose, scrubber, scrubberIntegration });
